-- What was read most, as it was reckoned from time to time: readers at an instant see the last that was made by then,
-- so that a page of the past shows what it showed. One is added only when it differs from the one before.
CREATE TABLE ranking (
    span     text NOT NULL CHECK (span IN ('DAY', 'WEEK')),
    made_at  timestamptz NOT NULL,
    articles bigint[] NOT NULL,                    -- the most read first
    PRIMARY KEY (span, made_at)
);

ALTER TABLE curated_list DROP CONSTRAINT curated_list_rule_check;
ALTER TABLE curated_list ADD CONSTRAINT curated_list_rule_check CHECK (rule IN
    ('NEWEST', 'NEWEST_OF_DIFFERENT_SECTIONS', 'NEWEST_IN_SECTION', 'NEWEST_WITH_TAG', 'MOST_READ_IN_A_DAY',
     'MOST_READ_IN_A_WEEK', 'SAME_TAGS', 'NONE'));

-- What readers turn to most is the best guess at what another one would read next; the newest come after it.
UPDATE curated_list SET rule = 'MOST_READ_IN_A_DAY' WHERE key = 'recommended' AND rule = 'NEWEST_IN_SECTION';

-- The other two lists beside every story.
INSERT INTO curated_list (key, name, size, rule)
VALUES ('related', 'More on this', 3, 'SAME_TAGS'), ('more-from', 'More from the section', 4, 'NEWEST_IN_SECTION')
ON CONFLICT (key) DO NOTHING;
