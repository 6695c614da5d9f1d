-- Whoever ends an upload twice, as after a lost answer, is told the same twice.
ALTER TABLE image_upload ADD COLUMN image_id bigint REFERENCES image ON DELETE CASCADE;
CREATE INDEX image_upload_image ON image_upload (image_id) WHERE image_id IS NOT NULL;
