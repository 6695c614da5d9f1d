ALTER TABLE author ADD COLUMN lang text;         -- of role and biography; null: the paper's
CREATE INDEX author_order ON author (name, id);
CREATE INDEX author_lower_name ON author (lower(name), id);
CREATE INDEX author_name ON author USING gin (name gin_trgm_ops);

-- Where else an author is found.
CREATE TABLE author_link (
    author_id bigint NOT NULL REFERENCES author ON DELETE CASCADE,
    position  int    NOT NULL,
    label     text   NOT NULL,
    address   text   NOT NULL CHECK (address ~ '^(https://|mailto:)'),
    PRIMARY KEY (author_id, position)
);
