-- How long a line stands unless another takes its place: it has that back when the other is called off.
-- Null where visible_until says so.
ALTER TABLE banner ADD COLUMN planned_until timestamptz;
