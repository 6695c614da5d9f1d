-- What editors arrange before they launch it: one row a list, changed under its lock, its version counting changes.
ALTER TABLE curated_list ADD COLUMN name text;
UPDATE curated_list SET name = initcap(replace(key, '-', ' '));
ALTER TABLE curated_list ALTER COLUMN name SET NOT NULL;
ALTER TABLE curated_list ADD COLUMN lineup jsonb NOT NULL DEFAULT '{"spots": [], "hidden": []}';
ALTER TABLE curated_list ADD COLUMN version int NOT NULL DEFAULT 0;

-- The two lists beside every story are there from the start.
INSERT INTO curated_list (key, name, size, rule)
VALUES ('latest', 'Latest', 5, 'NEWEST'), ('recommended', 'Recommended', 6, 'NEWEST_IN_SECTION')
ON CONFLICT (key) DO NOTHING;

-- Who changed what since a version: what somebody who is behind missed, and what was removed lately.
CREATE TABLE lineup_change (
    list_id   bigint NOT NULL REFERENCES curated_list,
    version   int    NOT NULL,                     -- the line-up's version once this change is made
    change    jsonb  NOT NULL,
    person_id bigint NOT NULL REFERENCES person,
    at        timestamptz NOT NULL,
    PRIMARY KEY (list_id, version)
);

-- What is seen now and what is planned, of all lists at once.
CREATE INDEX launch_until ON launch (visible_until);

-- Stories that no rule may bring into the list while this launch is seen.
CREATE TABLE launch_hidden (
    launch_id  bigint NOT NULL REFERENCES launch ON DELETE CASCADE,
    article_id bigint NOT NULL REFERENCES article,
    PRIMARY KEY (launch_id, article_id)
);
CREATE INDEX launch_hidden_article ON launch_hidden (article_id);
