-- All three are trusted extensions (PostgreSQL manual, 5.12 / CREATE EXTENSION): the database's owner may add them.
CREATE EXTENSION IF NOT EXISTS btree_gist;   -- exclusion constraints over (id, range)
CREATE EXTENSION IF NOT EXISTS pg_trgm;      -- the newsroom's search in headlines
CREATE EXTENSION IF NOT EXISTS unaccent;     -- "Şafak" is found by "safak"

-- unaccent() itself is STABLE and cannot be part of an index expression; inside a configuration it can.
CREATE TEXT SEARCH CONFIGURATION stet (COPY = simple);
ALTER TEXT SEARCH CONFIGURATION stet
    ALTER MAPPING FOR hword, hword_part, word WITH unaccent, simple;
