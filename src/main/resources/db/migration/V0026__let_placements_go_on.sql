-- What readers are told of a story that goes on while they read, in this list only; OVER: nothing, whatever its kind.
ALTER TABLE placement ADD COLUMN unfolding text CHECK (unfolding IN ('LIVE', 'UPDATING', 'OVER'));

-- The picture that it has in this list, instead of its own.
ALTER TABLE placement ADD COLUMN image_id bigint;
