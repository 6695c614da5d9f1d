-- The part that a placement shows of its picture: left, top, width and height as fractions, such as 0,0.1,1,0.5.
ALTER TABLE placement
    ADD COLUMN image_part text CHECK (image_part ~ '^[0-9.]+(,[0-9.]+){3}$'),
    ADD CONSTRAINT part_has_a_picture CHECK (image_id IS NOT NULL OR image_part IS NULL);
