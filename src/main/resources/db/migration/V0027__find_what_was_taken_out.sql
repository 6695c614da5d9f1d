-- What was taken out of a list last, however much else was done to it since.
CREATE INDEX lineup_change_removed ON lineup_change (list_id, version DESC) WHERE change ->> 'do' = 'remove';
