-- What had the address was deleted: it leads elsewhere for good, and what it leads to cannot take it as its own.
ALTER TABLE redirect ADD COLUMN ended boolean NOT NULL DEFAULT false;
