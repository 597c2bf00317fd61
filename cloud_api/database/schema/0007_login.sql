-- People who logged in with their token: a browser's event stream cannot send a bearer token, a cookie it can.
CREATE TABLE login (
    hash   bytea PRIMARY KEY,                  -- SHA-256 of the cookie
    token  bigint NOT NULL REFERENCES token (id),
    until  timestamptz NOT NULL
);

CREATE INDEX login_until ON login (until);

DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'lawang_app') THEN
        GRANT SELECT, INSERT, DELETE ON login TO lawang_app;
    END IF;
END
$$;
