-- Until when what readers see stays as it is: by the clock of a node that is behind, another file of a picture is still
-- to come.
CREATE INDEX image_version_from ON image_version (visible_from);
