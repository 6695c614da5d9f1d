-- Which topics does a story name? Each name is a phrase to be looked for in the story's words, and its longest word is
-- where to begin: a story has some thousand words, and few topics share their longest one.
-- The body is bound to 'stet' when the function is made (PostgreSQL manual, CREATE FUNCTION, sql_body).
CREATE FUNCTION longest_word(name text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN (SELECT w.lexeme FROM unnest(to_tsvector('stet', name)) w ORDER BY length(w.lexeme) DESC, w.lexeme LIMIT 1);

ALTER TABLE tag
    ADD COLUMN phrase tsquery GENERATED ALWAYS AS (phraseto_tsquery('stet', name)) STORED,
    ADD COLUMN longest_word text GENERATED ALWAYS AS (longest_word(name)) STORED;
ALTER TABLE tag_synonym
    ADD COLUMN phrase tsquery GENERATED ALWAYS AS (phraseto_tsquery('stet', name)) STORED,
    ADD COLUMN longest_word text GENERATED ALWAYS AS (longest_word(name)) STORED;
CREATE INDEX tag_longest_word ON tag (longest_word);
CREATE INDEX tag_synonym_longest_word ON tag_synonym (longest_word);
