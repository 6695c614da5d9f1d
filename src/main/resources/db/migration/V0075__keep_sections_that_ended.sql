-- A section that is merged into another or deleted is kept with its end, and its front with its launches: what readers
-- saw before that is shown as they saw it. What was published in it stays, and is the other one's from then on.
ALTER TABLE section ADD COLUMN ended_at timestamptz;
ALTER TABLE section ADD COLUMN heir_id bigint REFERENCES section;
ALTER TABLE front ADD COLUMN ended_at timestamptz;
ALTER TABLE curated_list ADD COLUMN ended_at timestamptz;

-- The address of one that ended is the redirects' business.
DROP INDEX section_address;
CREATE UNIQUE INDEX section_address ON section (coalesce(parent_id, 0), slug) WHERE ended_at IS NULL;
