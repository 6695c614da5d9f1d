-- Another size or rule is a change of every page that shows the list: the time machine steps along these, too.
CREATE INDEX former_definition_ended ON former_definition (ended_at);
