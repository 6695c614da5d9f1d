-- The picture that leads a story, with what the story says of it. That images which are named here stay in the library
-- is image_use's care.
ALTER TABLE article ADD COLUMN lead jsonb;

ALTER TABLE publication
    ADD COLUMN lead_image   bigint,
    ADD COLUMN lead_alt     text,                  -- empty: it is decorative
    ADD COLUMN lead_caption text,
    ADD COLUMN lead_credit  text,
    ADD COLUMN lead_crop    jsonb,                 -- x, y, width, height as fractions; null: the library's own
    ADD CONSTRAINT lead_has_a_picture CHECK (lead_image IS NOT NULL OR num_nonnulls(lead_alt, lead_caption, lead_credit, lead_crop) = 0);
