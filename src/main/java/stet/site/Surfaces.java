package stet.site;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The public pages on which a story stands, or could: their names by their paths, its own first. */
final class Surfaces {
    private Surfaces() {}

    /** Empty for a story that readers have never seen. */
    static Map<String, String> of(Context context, long id) {
        Map<String, String> surfaces = new LinkedHashMap<>();
        try {
            Optional<Story> found = Story.find(context.rows(), id, context.at());
            found.ifPresent(story -> add(surfaces, story, context));
        } catch (Story.Killed e) {
            // Its address is not known any more. Every one that ends in its number says that it is gone.
            surfaces.put("/story-" + id, "The story");
            surfaces.put("/", "Home");
            surfaces.put("/latest", "Latest");
        }
        return surfaces;
    }

    private static void add(Map<String, String> surfaces, Story story, Context context) {
        SectionTree.Node own = context.sections().get(story.section());
        surfaces.put(Links.story(own, story.slug(), story.id()), "The story");
        surfaces.put("/", "Home");
        List<SectionTree.Node> within = new ArrayList<>();
        for (SectionTree.Node section = own; section != null; section = section.parent()) {
            within.add(0, section);
        }
        within.forEach(section -> surfaces.put("/" + section.path(), section.name()));
        story.tags().forEach(tag -> surfaces.put("/tag/" + tag.slug(), tag.name()));
        story.writers().stream()
                .filter(writer -> writer.slug() != null)
                .forEach(writer -> surfaces.put("/author/" + writer.slug(), writer.name()));
        surfaces.put("/latest", "Latest");
        if (!story.corrections().isEmpty()) {
            surfaces.put("/corrections", "Corrections");
        }
    }
}
