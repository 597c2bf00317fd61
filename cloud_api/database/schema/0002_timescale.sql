-- Where TimescaleDB is loaded, `fact` is a hypertable; its Community edition keeps old chunks in columns.
-- Without it `fact` stays an ordinary table with the same name and the same keys.
DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_available_extensions WHERE name = 'timescaledb')
        AND current_setting('shared_preload_libraries') LIKE '%timescaledb%'
    THEN
        CREATE EXTENSION IF NOT EXISTS timescaledb;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_extension WHERE extname = 'timescaledb') THEN
        RETURN;
    END IF;
    PERFORM create_hypertable('fact', by_range('day', INTERVAL '90 days'));
    IF current_setting('timescaledb.license', true) = 'timescale' THEN
        ALTER TABLE fact SET (
            timescaledb.compress,
            timescaledb.compress_segmentby = 'site, log',
            timescaledb.compress_orderby = 'day, n'
        );
        PERFORM add_compression_policy('fact', INTERVAL '120 days');
    END IF;
END
$$;
