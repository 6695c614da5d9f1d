package stet.site;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import stet.curation.Arrangement;
import stet.curation.Definition;

/** The fronts of the paper and of its sections. */
final class Fronts {
    /** Enough that the newest of several sections are among them on a day when one section writes a lot. */
    private static final int CANDIDATES = 40;

    private static final int LATEST_ON_HOME = 8;
    private static final int LATEST_ON_A_SECTION = 5;
    private static final int IN_A_STRIP = 4;
    private static final int IN_A_RIVER = 20;

    private final Context context;

    Fronts(Context context) {
        this.context = context;
    }

    /** Four statements with the sections'. */
    HomePage home() {
        Cards cards = context.cards();
        List<Card> newest = cards.newest(context.start(), CANDIDATES);
        Front front = Front.of(newest);
        Arrangement<Card> list = cards.arranged(Definition.LATEST).get(Definition.LATEST.key());
        Definition asLongAsHomeWants = new Definition(
                Definition.LATEST.key(),
                Definition.LATEST.name(),
                Math.max(LATEST_ON_HOME, list.definition().size()),
                list.definition().rule());
        // What the head shows gives way in the ladder; what an editor placed there stays.
        List<Card> rest = newest.stream()
                .filter(card -> !front.shown().contains(card.article()))
                .toList();
        List<Card> latest = new Arrangement<>(asLongAsHomeWants, list.placed(), list.hidden())
                .filled(rest, Card::article, Set.of());
        Set<Long> shown = front.shown();
        shown.addAll(Front.ids(latest));
        return new HomePage(
                context.framing().of(context.sections(), null, null, null, "/", ""),
                front.lead(),
                front.seconds(),
                front.top(),
                latest,
                strips(context.sections().tops(), shown));
    }

    private List<Strip> strips(List<SectionTree.Node> sections, Collection<Long> shown) {
        if (sections.isEmpty()) {
            return List.of();
        }
        Map<Long, List<Card>> found = context.cards().perSection(sections, shown, IN_A_STRIP);
        return sections.stream()
                .filter(section -> found.containsKey(section.id()))
                .map(section -> new Strip(context.framing().link(section, false), found.get(section.id())))
                .toList();
    }

    /** The newest of the whole paper that are not on this front already. */
    private List<Card> latest(Set<Long> shown) {
        return context.cards().newest(context.start(), LATEST_ON_A_SECTION + shown.size()).stream()
                .filter(card -> !shown.contains(card.article()))
                .limit(LATEST_ON_A_SECTION)
                .toList();
    }

    /** Four statements with the sections'. Empty when the cursor leads to where nothing is. */
    Optional<Page> section(SectionTree.Node section, Cursor before) {
        String path = "/" + section.path();
        Context.River found = context.river(
                path, before, IN_A_RIVER, (from, most) -> context.cards().inSections(section.ids(), from, most));
        boolean first = context.isFirst(before);
        if (!first && found.stories().isEmpty()) {
            return Optional.empty();
        }
        List<Card> river = new ArrayList<>(found.stories());
        Card lead = first && !river.isEmpty() ? river.remove(0) : null;
        List<Card> seconds = new ArrayList<>();
        while (first && seconds.size() < Front.SECONDS && !river.isEmpty()) {
            seconds.add(river.remove(0));
        }
        List<Card> head = new ArrayList<>(seconds);
        if (lead != null) {
            head.add(lead);
        }
        List<Strip> strips = first ? strips(section.children(), Front.ids(head)) : List.of();
        // What stands in a strip above need not stand below it again.
        Set<Long> above = new HashSet<>(Front.ids(
                strips.stream().flatMap(strip -> strip.stories().stream()).toList()));
        river.removeIf(card -> above.contains(card.article()));
        above.addAll(Front.ids(head));
        Framing framing = context.framing();
        return Optional.of(new SectionPage(
                framing.of(
                        context.sections(),
                        section,
                        section.name(),
                        section.description(),
                        path,
                        context.query(before)),
                framing.link(section, true),
                section.parent() == null ? null : framing.link(section.parent(), false),
                section.description(),
                section.children().stream()
                        .map(child -> framing.link(child, false))
                        .toList(),
                lead,
                List.copyOf(seconds),
                strips,
                first ? latest(above) : List.of(),
                List.copyOf(river),
                found.older()));
    }
}
