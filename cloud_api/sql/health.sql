-- Which edition this is: TimescaleDB Community keeps old chunks in columns, its Apache edition does not.
SELECT current_setting('server_version') AS version,
    (SELECT extversion FROM pg_extension WHERE extname = 'timescaledb') AS timescaledb,
    CASE
        WHEN NOT EXISTS (SELECT FROM pg_extension WHERE extname = 'timescaledb') THEN 'postgresql'
        WHEN current_setting('timescaledb.license', true) = 'timescale' THEN 'timescaledb-community'
        ELSE 'timescaledb-apache'
    END AS edition,
    current_user = 'lawang_app' AS restricted,
    (SELECT max(number) FROM migration) AS migration
