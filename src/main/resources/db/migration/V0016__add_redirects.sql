-- An address that was something's, and where that is now. A target is an address that stands: never itself a path here.
CREATE TABLE redirect (
    path    text PRIMARY KEY,
    target  text NOT NULL,
    made_at timestamptz NOT NULL,
    CHECK (path <> target)
);
CREATE INDEX redirect_target ON redirect (target);
