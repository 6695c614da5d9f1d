-- Who has a page of the newsroom open: each of them says so every few seconds, and is gone once they no longer do. A row
-- for each person and place is written over and over and is worth nothing after a crash, hence unlogged and half empty.
CREATE UNLOGGED TABLE presence (
    place     text   NOT NULL,                     -- front:home, list:latest
    person_id bigint NOT NULL REFERENCES person,
    seen_at   timestamptz NOT NULL,
    PRIMARY KEY (place, person_id)
) WITH (fillfactor = 50);
