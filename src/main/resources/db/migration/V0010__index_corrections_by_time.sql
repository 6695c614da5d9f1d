-- The page of corrections walks it backwards from its instant.
CREATE INDEX correction_newest ON correction (at DESC, id DESC);
