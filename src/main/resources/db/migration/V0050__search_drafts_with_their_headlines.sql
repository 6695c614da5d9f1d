-- One index answers for all of a draft's words: its headline and standfirst are searched with its text. Beside an index
-- of another table they could not be, and a word that very many stories have was looked for in all of them.
UPDATE draft d SET plain = concat_ws(E'\n', a.headline,
    (SELECT string_agg(part ->> 'text', '') FROM jsonb_array_elements(
        CASE WHEN jsonb_typeof(d.document #> '{content,1,content}') = 'array'
            THEN d.document #> '{content,1,content}' ELSE '[]' END) part),
    d.plain)
FROM article a WHERE a.id = d.article_id;
DROP INDEX article_headline;

-- Of very many stories the few that were killed, or that ended otherwise than by an update.
CREATE INDEX article_killed ON article (changed_at DESC, id DESC) WHERE killed_at IS NOT NULL;
CREATE INDEX publication_ended ON publication (article_id) WHERE withdrawn OR planned_end IS NOT NULL;
