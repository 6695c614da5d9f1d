-- What the library is sought by beside words and credit: a part of the name, the day of taking, a missing description.
CREATE INDEX image_name ON image USING gin (name gin_trgm_ops);
CREATE INDEX image_taken ON image (taken_at) WHERE taken_at IS NOT NULL;
CREATE INDEX image_undescribed ON image (uploaded_at DESC, id DESC) WHERE alt IS NULL;

-- What was done to a picture: its events name it.
CREATE INDEX audit_event_image ON audit_event ((detail ->> 'image'), id DESC) WHERE detail ->> 'image' IS NOT NULL;

-- An author's portrait.
ALTER TABLE author ADD COLUMN image_id bigint REFERENCES image;
CREATE INDEX author_image ON author (image_id) WHERE image_id IS NOT NULL;
