-- A conflict that is found here is a fact like one that a gateway found; these are the entries that it is looked for among.
CREATE INDEX device_entry_conflict ON device_entry (site, dev, ep, seq, hash) WHERE status = 'conflict';
