-- What editors arrange before they launch it: one row a list, changed under its lock, its version counting changes.
ALTER TABLE curated_list ADD COLUMN name text;
UPDATE curated_list SET name = initcap(replace(key, '-', ' '));
ALTER TABLE curated_list ALTER COLUMN name SET NOT NULL;
ALTER TABLE curated_list ADD COLUMN lineup jsonb NOT NULL DEFAULT '{"spots": [], "hidden": []}';
ALTER TABLE curated_list ADD COLUMN version int NOT NULL DEFAULT 0;

-- Who changed what since a version: what somebody who is behind missed, and what was removed lately.
CREATE TABLE lineup_change (
    list_id   bigint NOT NULL REFERENCES curated_list,
    version   int    NOT NULL,                     -- the line-up's version once this change is made
    change    jsonb  NOT NULL,
    person_id bigint NOT NULL REFERENCES person,
    at        timestamptz NOT NULL,
    PRIMARY KEY (list_id, version)
);

-- Stories that no rule may bring into the list while this launch is seen.
CREATE TABLE launch_hidden (
    launch_id  bigint NOT NULL REFERENCES launch ON DELETE CASCADE,
    article_id bigint NOT NULL REFERENCES article,
    PRIMARY KEY (launch_id, article_id)
);
CREATE INDEX launch_hidden_article ON launch_hidden (article_id);
