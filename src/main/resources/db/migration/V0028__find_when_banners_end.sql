-- Its end is a change of every page, as its beginning is: the newsroom looks ahead along these, and steps back.
CREATE INDEX banner_until ON banner (visible_until);
