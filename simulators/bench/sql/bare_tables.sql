-- Tables with the columns and the keys of ours and nothing else: no other index, trigger, rollup or hypertable.
DROP TABLE IF EXISTS bare_entry, bare_device, bare_fact;
CREATE TABLE bare_entry (LIKE log_entry INCLUDING DEFAULTS, PRIMARY KEY (site, log, n));
CREATE TABLE bare_device (LIKE device_entry INCLUDING DEFAULTS, PRIMARY KEY (site, log, n));
CREATE TABLE bare_fact (LIKE fact INCLUDING DEFAULTS, PRIMARY KEY (site, log, n, day));
