-- How often each story was read in each hour, and nothing about who did. Nodes add to each other's numbers.
-- The current hour's rows are changed every few seconds: with room left on the page their indexes need not be
-- (PostgreSQL manual, Heap-Only Tuples).
CREATE TABLE view_hour (
    article_id bigint NOT NULL REFERENCES article ON DELETE CASCADE,
    hour       timestamptz NOT NULL,               -- its beginning
    views      bigint NOT NULL CHECK (views > 0),
    PRIMARY KEY (hour, article_id)
) WITH (fillfactor = 80);
-- The days of one story; its key answers what was read most in a span of hours.
CREATE INDEX view_hour_article ON view_hour (article_id, hour);
