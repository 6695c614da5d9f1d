-- Stories of one instant are told apart by the story and not by its publication: an update is a new publication, and
-- would move the story across the cut between two pages of a list while somebody reads them.
DROP INDEX publication_newest;
DROP INDEX publication_section;
CREATE INDEX publication_newest ON publication (first_published_at DESC, article_id DESC);
CREATE INDEX publication_section ON publication (section_id, first_published_at DESC, article_id DESC);

ALTER TABLE publication_tag ADD COLUMN article_id bigint REFERENCES article;
UPDATE publication_tag t SET article_id = p.article_id FROM publication p WHERE p.id = t.publication_id;
ALTER TABLE publication_tag ALTER COLUMN article_id SET NOT NULL;
DROP INDEX publication_tag_newest;
CREATE INDEX publication_tag_newest ON publication_tag (tag_id, first_published_at DESC, article_id DESC);

ALTER TABLE publication_byline ADD COLUMN article_id bigint REFERENCES article;
UPDATE publication_byline b SET article_id = p.article_id FROM publication p WHERE p.id = b.publication_id;
ALTER TABLE publication_byline ALTER COLUMN article_id SET NOT NULL;
DROP INDEX publication_byline_newest;
CREATE INDEX publication_byline_newest ON publication_byline (author_id, first_published_at DESC, article_id DESC);
