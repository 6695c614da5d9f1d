-- A picture that stands over a placed story stays as long as that.
ALTER TABLE placement ADD FOREIGN KEY (image_id) REFERENCES image;
CREATE INDEX placement_image ON placement (image_id) WHERE image_id IS NOT NULL;
