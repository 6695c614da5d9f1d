-- Whatever is written into the outbox is told to every node that listens, at commit, whoever wrote it: its number, its
-- instant and its keys. A payload holds less than 8,000 bytes (PostgreSQL manual, NOTIFY); of more than that it is said
-- that anything may have changed.
CREATE FUNCTION tell_nodes() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    told text := array_to_string(NEW.keys, ' ');
BEGIN
    PERFORM pg_notify('stet', NEW.id || ' '
        || to_char(NEW.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') || ' '
        || CASE WHEN octet_length(told) < 7900 THEN told ELSE '*' END);
    RETURN NULL;
END $$;
CREATE TRIGGER outbox_is_told AFTER INSERT ON outbox FOR EACH ROW EXECUTE FUNCTION tell_nodes();

-- The servers that run on this database: each says every few tenths of a second that it is there, and is gone once it no
-- longer does. Worth nothing after a crash, hence unlogged, and half empty for being written over and over.
CREATE UNLOGGED TABLE node (
    id      text PRIMARY KEY,                      -- of one run
    name    text NOT NULL,
    address text NOT NULL,                         -- where other nodes reach it
    seen_at timestamptz NOT NULL                   -- by the database's clock
) WITH (fillfactor = 50);
