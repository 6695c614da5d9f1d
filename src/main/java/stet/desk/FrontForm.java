package stet.desk;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import stet.curation.Block;
import stet.curation.Front;
import stet.curation.Layout;
import stet.curation.PlanChange;
import stet.curation.Rule;
import stet.taxonomy.Section;
import stet.taxonomy.Tag;
import stet.web.Input;
import stet.web.Invalid;

/** A change to a front as a form sends it: {@code do} names it, {@code list} the block. */
final class FrontForm {
    private static final int LONGEST_TITLE = 80;

    private FrontForm() {}

    /** @throws Invalid when it is none of the known changes, or lacks something */
    static PlanChange read(MultivaluedMap<String, String> form, Front front) {
        String list =
                Input.line("list", "The block", form.getFirst("list"), 200).orElse("");
        String before =
                Input.line("before", "The place", form.getFirst("before"), 200).orElse(null);
        String wanted = form.getFirst("do");
        return switch (wanted == null ? "" : wanted) {
            case "add" -> new PlanChange.Add(block(form, front.freeListKey()), before);
            case "move" -> new PlanChange.Move(list, before);
            case "remove" -> new PlanChange.Remove(list);
            case "edit" -> new PlanChange.Edit(block(form, list));
            default -> throw new Invalid("do", "There is no change “%s” to a front.".formatted(wanted));
        };
    }

    /** Which of the page's forms sends it. */
    static String form(MultivaluedMap<String, String> form) {
        String wanted = form.getFirst("do");
        return "edit".equals(wanted) ? "edit-" + form.getFirst("list") : String.valueOf(wanted);
    }

    private static Block block(MultivaluedMap<String, String> form, String list) {
        String title = Input.line("title", "The title", form.getFirst("title"), LONGEST_TITLE)
                .orElse(null);
        Layout layout = one("layout", form.getFirst("layout"), List.of(Layout.values()));
        Rule rule = one("rule", form.getFirst("rule"), Rule.ofFronts());
        Section section = rule == Rule.NEWEST_IN_SECTION ? section(form.getFirst("section")) : null;
        Tag tag = rule == Rule.NEWEST_WITH_TAG ? tag(form.getFirst("tag")) : null;
        if (title == null && tag != null) {
            title = tag.name;
        }
        return new Block(
                list,
                title,
                layout,
                size(form.getFirst("size"), layout),
                rule,
                section == null ? null : section.id,
                tag == null ? null : tag.id,
                form.getFirst("repeats") != null);
    }

    static <E extends Enum<E>> E one(String field, String name, List<E> all) {
        return all.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Invalid(
                        field,
                        "“%s” is no %s. There are: %s."
                                .formatted(
                                        name,
                                        field,
                                        Arrays.stream(all.toArray())
                                                .map(Object::toString)
                                                .collect(Collectors.joining(", ")))));
    }

    /** As many as the layout usually bears when nothing is given. */
    private static int size(String text, Layout layout) {
        String given = Input.line("size", "The size", text, 10).orElse(null);
        if (given == null) {
            return layout.usual();
        }
        if (!given.matches("\\d{1,3}") || Integer.parseInt(given) < 1 || Integer.parseInt(given) > layout.most()) {
            throw new Invalid(
                    "size", "%s bears 1 to %d stories, not “%s”.".formatted(layout.label(), layout.most(), given));
        }
        return Integer.parseInt(given);
    }

    private static Section section(String path) {
        String wanted = Input.requiredLine("section", "The section of the rule", path, 200);
        return Section.standing(wanted)
                .orElseThrow(() -> new Invalid("section", "There is no section “%s”.".formatted(wanted)));
    }

    private static Tag tag(String name) {
        String wanted = Input.requiredLine("tag", "The topic of the rule", name, Tag.NAME_MAX);
        return Tag.findCalled(wanted)
                .orElseThrow(() -> new Invalid("tag", "There is no topic “%s”.".formatted(wanted)));
    }
}
