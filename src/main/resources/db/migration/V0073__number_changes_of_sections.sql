-- Whoever renames a section says with it what they saw.
ALTER TABLE section ADD COLUMN version int NOT NULL DEFAULT 0;
