-- What each table, view and function is, in the database itself: `\d+` shows it, and schema.sql beside this folder.
-- Moments are ms since 1970, days and hours local, durations ms, unless a column says otherwise.

COMMENT ON TABLE site IS 'A hall; its name, zone and capacity are those of the plan in force.';
COMMENT ON TABLE token IS 'Who may ask: a role on the sites of token_site.';
COMMENT ON COLUMN token.hash IS 'SHA-256 of the token; the token itself is kept nowhere';
COMMENT ON COLUMN token.label IS 'whose it is';
COMMENT ON TABLE token_site IS 'The sites that a token is for.';
COMMENT ON TABLE login IS 'People who logged in with their token: a browser''s event stream cannot send a bearer token, a cookie it can.';
COMMENT ON COLUMN login.hash IS 'SHA-256 of the cookie';

COMMENT ON TABLE log IS 'A log''s cursor: the one row that an append locks.';
COMMENT ON COLUMN log.range IS 'compact range of `next` leaves, 32 bytes a hash';
COMMENT ON COLUMN log.zone IS 'of the log''s last plan: its days are cut there';
COMMENT ON COLUMN log.head IS 'how long the log was at its gateway when it last sent';
COMMENT ON COLUMN log.sent IS 'and when that was, by the gateway''s clock';
COMMENT ON COLUMN log.as_of IS 'up to when the cloud knows all of this log';
COMMENT ON COLUMN log.opened IS 'the order in which the logs were opened';
COMMENT ON COLUMN log.trial IS 'in trial time: facts are kept and shown, and are in no figure';
COMMENT ON COLUMN log.plan_n IS 'n of the log''s last `plan` record';
COMMENT ON TABLE log_entry IS 'The leaves as they came; all else is derived from them. No foreign key: the append holds the lock on its row of `log`.';
COMMENT ON TABLE arrival IS 'In which order batches came: what was first among the logs of a site depends on it, so a rebuild needs it.';
COMMENT ON COLUMN arrival.next IS 'after the last leaf of the batch';

COMMENT ON TABLE device_entry IS 'Each occurrence of a device''s entry. The first one counts; a repeat has the same hash, a conflict another.';
COMMENT ON TABLE device_hour IS 'How many entries each device made in each local hour; repeats are left out. No row: it was silent.';
COMMENT ON TABLE fact IS 'What the gateway''s records say happened; a hypertable by day where TimescaleDB is loaded.';
COMMENT ON COLUMN fact.cause IS 'n of the entry that it follows from, in the same log; null: nothing in the log caused it';
COMMENT ON COLUMN fact.day IS 'local, in the zone of the plan at append';
COMMENT ON COLUMN fact.err IS 'by how much `at` may be wrong';
COMMENT ON COLUMN fact.late IS 'its cause was received long after it happened';
COMMENT ON COLUMN fact.counted IS 'false for repeats and in trial time';
COMMENT ON COLUMN fact.trial IS 'of a ticket: as it was when it was issued';
COMMENT ON COLUMN fact.ticket IS 'the number on the slip';
COMMENT ON COLUMN fact.ticket_log IS 'which ticket that was on this day: the place of its `issue`';
COMMENT ON COLUMN fact.service IS 'service, tenant and kind as they were at issue; of a `refused`, in the plan then';
COMMENT ON COLUMN fact.target IS 'of a `transfer`: the service it went on to';
COMMENT ON COLUMN fact.since IS 'whether `serve_ms` begins at the call or at the start';
COMMENT ON COLUMN fact.amount IS 'people of write_off, adjust, audit; ms of stale; entries of a gap';
COMMENT ON COLUMN fact.why IS 'of refused, adjust, gap; rule of a call; state of day and counter';
COMMENT ON TABLE fact_waiting IS 'Facts dated too far ahead of this server''s clock, until they are due; columns as in `fact`.';
COMMENT ON TABLE ticket IS 'One row a ticket, made from its facts in their transaction; `n` is that of its `issue`.';
COMMENT ON COLUMN ticket.linked IS 'follows from another ticket of its visit';
COMMENT ON COLUMN ticket.called IS 'the first call';
COMMENT ON COLUMN ticket.calls IS 'calls and recalls';
COMMENT ON COLUMN ticket.counter IS 'the last one';
COMMENT ON COLUMN ticket.ending IS 'null: open';
COMMENT ON TABLE rollup_day IS 'Entries and exits of a day: equal to the facts at every commit.';
COMMENT ON TABLE rollup_service IS 'Tickets of a day and service: equal to the facts at every commit; no row has count 0.';
COMMENT ON COLUMN rollup_service.what IS 'issued, linked, called, refused, and each ending';

COMMENT ON TABLE tenant IS 'The plan in force, by code. What has left the plan stays, as closed: the past has its names.';
COMMENT ON TABLE service IS 'The services of the plan in force, as `tenant`.';
COMMENT ON TABLE counter IS 'The counters of the plan in force, as `tenant`.';
COMMENT ON TABLE site_day IS 'When the moments of a day were, by the gateway''s register of it.';
COMMENT ON COLUMN site_day.trial IS 'all of it was';
COMMENT ON TABLE tenant_day IS 'Which tenants the plan had open when a day was opened.';
COMMENT ON TABLE hall_hours IS 'The hall''s hours of a day by the plan then in force; both null: closed. Known up to 60 days after the last plan or register.';
COMMENT ON COLUMN hall_hours.since IS 'when the plan that says so took effect';
COMMENT ON TABLE standard IS 'What each plan promised, in minutes; the one in force at a ticket''s issue judges it.';
COMMENT ON TABLE holiday IS 'The holidays of the plan in force.';

COMMENT ON TABLE office_key IS 'The seed of the Ed25519 key that signs a site''s office log. Its public half stands in the log''s `open`.';
COMMENT ON TABLE settlement IS 'Derived from the office log, where `n` is the entry: an accepted ticket was decided later, on `day`.';
COMMENT ON TABLE correction IS 'Derived from the office log, where `n` is the entry that corrects entry `of` of `log`.';
COMMENT ON COLUMN correction.day IS 'day, kind, old value and ticket are those of the entry that is corrected';
COMMENT ON TABLE proposal IS 'Not derived: what somebody wants corrected, until another approves it.';
COMMENT ON COLUMN proposal.n IS 'the entry, once it is approved';
COMMENT ON TABLE year_close IS 'Version 1 of a year and its addenda (2, 3, …) as they were fixed; never updated.';
COMMENT ON COLUMN year_close.root IS 'stands in the office log and binds cut, body and register';
COMMENT ON COLUMN year_close.body IS 'canonical JSON of the recap without its register';
COMMENT ON COLUMN year_close.register IS 'and of its register';
COMMENT ON TABLE migration IS 'Which migrations were applied; the checksum is that of the file''s text.';

COMMENT ON VIEW open_hour IS 'The hours of each day that have begun when `begins` is past: an hour counts if any of it is within the hall''s hours.';
COMMENT ON VIEW standard_period IS 'Standards as half-open periods [since, until) of a ticket''s issue; the first also judges what was before it.';
COMMENT ON FUNCTION recap_ticket IS 'The tickets of days `first` until before `until` that count, with the office''s settlements and corrections numbered below those given. One that voids an office entry undoes it; `void` tickets are in no figure; `settled` only where the ticket ended as accepted, corrections applied.';
COMMENT ON FUNCTION refuse_change IS 'A log is append-only: its triggers refuse any other change.';

COMMENT ON SCHEMA grafana IS 'What the dashboards ask for: views, and functions that read views. A view reads with its owner''s rights: its reader needs none on the tables.';
COMMENT ON FUNCTION grafana.at IS 'Now; a replay of the past sets `lawang.now` in its own session.';
COMMENT ON FUNCTION grafana.midnight IS 'A local day''s first moment. Days are sent to a browser as this, never as `date`.';
COMMENT ON FUNCTION grafana.year_of IS 'The local year that holds a moment: days from `first` until before `until`, and the same a year before.';
COMMENT ON FUNCTION grafana.curve IS 'Who is inside, each five minutes of today from its first movement or head count, and now: the arithmetic of the wall.';
COMMENT ON VIEW grafana.today IS 'Each site''s local day at this moment.';
COMMENT ON VIEW grafana.gateway IS 'The gateway''s newest log of each site: how far it is known here. Without a log the age is null.';
COMMENT ON VIEW grafana.day IS 'Days with movements or with service.';
COMMENT ON VIEW grafana.service_day IS 'Days on which the plan had a tenant open, up to today: today once the hall has opened.';
COMMENT ON VIEW grafana.serving IS 'The newest ticket of each counter today that was called and has no end yet.';
COMMENT ON VIEW grafana.queue IS 'Who waits today for their first call, by service.';
COMMENT ON VIEW grafana.counter_now IS 'The state that each counter was put into last today.';
COMMENT ON VIEW grafana.hall IS 'One row a site: whether it is in its hours, since when, and how old what is known of it is. Never open in trial time.';
COMMENT ON VIEW grafana.live IS 'One row a site: the figures of the wall. Nothing here is hidden when it is old; who shows it looks at `age_s`.';
COMMENT ON VIEW grafana.device IS '`silent_min` counts from the later of the last entry and today''s opening; usual gaps are those of the hall''s hours.';
COMMENT ON VIEW grafana.opening IS 'When the register of today must be open at the latest: when the hall opens. Null where it does not, and in trial time.';
COMMENT ON VIEW grafana.completed_later IS 'Accepted tickets that the office completed later, by the ticket''s day: the first settlement that was not undone.';
