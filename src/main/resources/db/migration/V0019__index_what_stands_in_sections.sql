-- A section is merged with all that stands in it, and deleted only when nothing does.
CREATE INDEX curated_list_section ON curated_list (section_id);
CREATE INDEX person_section_section ON person_section (section_id);
