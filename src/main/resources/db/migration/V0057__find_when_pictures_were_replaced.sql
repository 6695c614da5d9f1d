-- When readers got to see another file of a picture.
CREATE INDEX image_version_replaced ON image_version (visible_until) WHERE visible_until IS NOT NULL;
