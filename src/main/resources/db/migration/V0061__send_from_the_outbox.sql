-- What could not be sent is tried again, later each time; what was sent, or nobody wants, is forgotten after a while.
ALTER TABLE outbox ADD COLUMN attempts int NOT NULL DEFAULT 0;
ALTER TABLE outbox ADD COLUMN not_before timestamptz;
CREATE INDEX outbox_at ON outbox (at);
