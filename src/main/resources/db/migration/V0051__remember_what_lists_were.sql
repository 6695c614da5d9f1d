-- The size and the rule that a list had until somebody gave it others: a page of the past is filled as it was then. What
-- it has now stands in the list itself.
CREATE TABLE former_definition (
    list_id  bigint NOT NULL REFERENCES curated_list ON DELETE CASCADE,
    ended_at timestamptz NOT NULL,
    size     int    NOT NULL,
    rule     text   NOT NULL,
    PRIMARY KEY (list_id, ended_at)
);
