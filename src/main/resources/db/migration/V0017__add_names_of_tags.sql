-- Other names of a tag: whoever writes one means the tag. The slug of a tag's own name is here too where it is not its
-- address, so that the name as it stands in a form is always found.
CREATE TABLE tag_synonym (
    slug   text PRIMARY KEY CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    name   text NOT NULL,
    tag_id bigint NOT NULL REFERENCES tag ON DELETE CASCADE
);
CREATE INDEX tag_synonym_tag ON tag_synonym (tag_id, name);
CREATE INDEX tag_synonym_name ON tag_synonym USING gin (name gin_trgm_ops);

-- The newsroom's list of them, page by page; and a name that has no slug, as one in Arabic.
CREATE INDEX tag_order ON tag (name, id);
CREATE INDEX tag_lower_name ON tag (lower(name));

-- Revisions are history and name tags, authors and sections by their numbers: what was merged into what. What it was
-- merged into stands: when that is merged on, its row here goes with it.
CREATE TABLE merged (
    kind   text   NOT NULL CHECK (kind IN ('TAG', 'AUTHOR', 'SECTION')),
    was    bigint NOT NULL,
    became bigint NOT NULL CHECK (became <> was),
    PRIMARY KEY (kind, was)
);
CREATE INDEX merged_became ON merged (kind, became);
