-- A topic's own list: what editors choose of it stands above its stories.
ALTER TABLE curated_list ADD COLUMN tag_id bigint UNIQUE REFERENCES tag;
