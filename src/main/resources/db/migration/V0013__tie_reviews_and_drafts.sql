-- Waiting is counted from the submission, whatever was written since.
ALTER TABLE article ADD COLUMN submitted_at timestamptz;
UPDATE article SET submitted_at = changed_at WHERE working_state = 'IN_REVIEW';
CREATE INDEX article_waiting ON article (submitted_at, id) WHERE working_state = 'IN_REVIEW';

-- Who saved the draft last: a revision that is kept while somebody else goes on writing is theirs.
ALTER TABLE draft ADD COLUMN saved_by bigint REFERENCES person;

-- The text of drafts, for the newsroom's search. Cut, as a tsvector holds a megabyte at most (PostgreSQL manual, 12.11).
ALTER TABLE draft ADD COLUMN plain text NOT NULL DEFAULT '';
ALTER TABLE draft ADD COLUMN search tsvector NOT NULL
    GENERATED ALWAYS AS (to_tsvector('stet', left(plain, 100000))) STORED;
CREATE INDEX draft_search ON draft USING gin (search);

ALTER TABLE publication DROP COLUMN search;
ALTER TABLE publication ADD COLUMN search tsvector NOT NULL GENERATED ALWAYS AS (
    setweight(to_tsvector('stet', left(headline, 2000)), 'A')
    || setweight(to_tsvector('stet', left(standfirst, 5000)), 'B')
    || setweight(to_tsvector('stet', left(plain, 100000)), 'D')) STORED;
CREATE INDEX publication_search ON publication USING gin (search);

-- What is approved, and what is published, is a revision of that very story.
ALTER TABLE revision ADD CONSTRAINT revision_of_article UNIQUE (article_id, id);
ALTER TABLE article ADD CONSTRAINT article_approved_revision
    FOREIGN KEY (id, approved_revision) REFERENCES revision (article_id, id);
ALTER TABLE publication ADD CONSTRAINT publication_of_its_revision
    FOREIGN KEY (article_id, revision_id) REFERENCES revision (article_id, id);
