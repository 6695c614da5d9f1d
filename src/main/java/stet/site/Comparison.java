package stet.site;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What became different on a page between two instants, in words: from what the pages are made of, not from their HTML. */
final class Comparison {
    private static final String NOTHING = "nothing";
    private static final String GONE = "a story that is gone";
    private static final String PAGE = "a page";

    /**
     * One thing that is different.
     *
     * @param story whose it is; null when it is the page's own
     * @param title the story's headline at the later instant at which it is there; null with {@code story}
     */
    public record Difference(String what, Long story, String title, String how) {}

    private Comparison() {}

    /** The line over the page first, then what the page itself has. */
    static List<Difference> of(Page one, Page other) {
        List<Difference> found =
                new ArrayList<>(ofLines(one.frame().breaking(), other.frame().breaking()));
        found.addAll(ofMatter(one, other));
        return found;
    }

    /** Breaking news, which belongs to no page; each may be null. */
    static List<Difference> ofLines(Frame.Breaking was, Frame.Breaking is) {
        if (is == null) {
            return was == null ? List.of() : List.of(ofLine("“%s” is down".formatted(was.words())));
        } else if (was == null) {
            return List.of(ofLine("“%s” stands over every page".formatted(is.words())));
        } else if (!was.words().equals(is.words())) {
            return List.of(ofLine("“%s”; %s".formatted(is.words(), was(was.words()))));
        } else if (!Objects.equals(was.href(), is.href())) {
            return List.of(
                    ofLine("“%s” leads to %s".formatted(is.words(), is.href() == null ? "no story" : is.href())));
        }
        return List.of();
    }

    private static Difference ofLine(String how) {
        return new Difference("Breaking", null, null, how);
    }

    private static List<Difference> ofMatter(Page one, Page other) {
        if (one.status() != other.status()) {
            return List.of(new Difference(
                    "Page",
                    null,
                    null,
                    "First there is %s at this address, then %s.".formatted(kind(one), kind(other))));
        }
        if (one instanceof StoryPage before && other instanceof StoryPage after) {
            return ofStory(before, after);
        }
        if (one instanceof MostReadPage before && other instanceof MostReadPage after) {
            return Stream.concat(
                            ofRanks(before.day(), after.day(), "in 24 hours").stream(),
                            ofRanks(before.week(), after.week(), "in 7 days").stream())
                    .distinct()
                    .toList();
        }
        return ofCards(ShownStories.of(one).cards(), ShownStories.of(other).cards());
    }

    private static String kind(Page page) {
        return switch (page.status()) {
            case 200 -> PAGE;
            case 410 -> GONE;
            default -> NOTHING;
        };
    }

    /** Came, left, moved, says something else; each list a story at most once. */
    static List<Difference> ofCards(List<Card> one, List<Card> other) {
        Map<Long, Integer> before = places(one);
        Map<Long, Integer> after = places(other);
        List<Card> stayed = other.stream()
                .filter(card -> before.containsKey(card.article()))
                .toList();
        Set<Long> moved = moved(stayed, before);
        List<Difference> found = new ArrayList<>();
        for (Card card : other) {
            int place = after.get(card.article());
            Integer was = before.get(card.article());
            if (was == null) {
                found.add(new Difference("Came", card.article(), card.title(), "to place " + place));
                continue;
            }
            if (moved.contains(card.article()) && was != place) {
                found.add(new Difference(
                        place < was ? "Moved up" : "Moved down",
                        card.article(),
                        card.title(),
                        "from place %d to place %d".formatted(was, place)));
            }
            found.addAll(words(one.get(was - 1), card));
        }
        one.stream()
                .filter(card -> !after.containsKey(card.article()))
                .forEach(card -> found.add(new Difference(
                        "Left", card.article(), card.title(), "it stood at place " + before.get(card.article()))));
        return found;
    }

    /** A story's words are the same in both rankings, its place is not. */
    private static List<Difference> ofRanks(List<Card> one, List<Card> other, String span) {
        return ofCards(one, other).stream()
                .map(each -> each.what().startsWith("New")
                        ? each
                        : new Difference(each.what(), each.story(), each.title(), each.how() + " " + span))
                .toList();
    }

    private static String was(String words) {
        return words == null || words.isEmpty() ? "it had none" : "it was “%s”".formatted(words);
    }

    /** Whether it goes on; null for nothing said. */
    private static String mark(Card card) {
        return card.unfolding() == null ? null : card.unfolding().label();
    }

    /** What it says, and with what picture. */
    private static List<Difference> words(Card was, Card is) {
        List<Difference> found = new ArrayList<>();
        if (!was.title().equals(is.title())) {
            found.add(new Difference("New headline", is.article(), is.title(), was(was.title())));
        }
        if (!was.standfirst().equals(is.standfirst())) {
            found.add(new Difference("New standfirst", is.article(), is.title(), was(was.standfirst())));
        }
        if (!Objects.equals(was.kicker(), is.kicker())) {
            found.add(new Difference("New label", is.article(), is.title(), was(was.kicker())));
        }
        if (was.unfolding() != is.unfolding()) {
            found.add(new Difference(
                    "New mark",
                    is.article(),
                    is.title(),
                    "%s; %s".formatted(Objects.requireNonNullElse(mark(is), "none"), was(mark(was)))));
        }
        boolean otherFile = !Objects.equals(was.picture(Setting.LEAD), is.picture(Setting.LEAD));
        if (otherFile || !Objects.equals(was.image(), is.image())) {
            found.add(new Difference("New picture", is.article(), is.title(), "see it below"));
        }
        return found;
    }

    private static List<Difference> ofStory(StoryPage was, StoryPage is) {
        List<Difference> found = new ArrayList<>();
        if (!was.headline().equals(is.headline())) {
            found.add(new Difference("New headline", is.article(), is.headline(), was(was.headline())));
        }
        if (!was.standfirst().equals(is.standfirst())) {
            found.add(new Difference("New standfirst", is.article(), is.headline(), was(was.standfirst())));
        }
        if (!Objects.equals(was.lead(), is.lead())) {
            found.add(new Difference("New picture", is.article(), is.headline(), "see it below"));
        }
        if (!text(was).equals(text(is))) {
            found.add(new Difference("New text", is.article(), is.headline(), "see it below"));
        }
        if (was.corrections().size() != is.corrections().size()) {
            found.add(new Difference(
                    "Corrections",
                    is.article(),
                    is.headline(),
                    "%d, then %d"
                            .formatted(
                                    was.corrections().size(), is.corrections().size())));
        }
        return found;
    }

    private static String text(StoryPage page) {
        return page.body().value();
    }

    /** From 1. */
    private static Map<Long, Integer> places(List<Card> cards) {
        Map<Long, Integer> places = new HashMap<>();
        cards.forEach(card -> places.put(card.article(), places.size() + 1));
        return places;
    }

    /** As few as explain the new order: all but the longest run of stories that kept theirs. */
    private static Set<Long> moved(List<Card> stayed, Map<Long, Integer> before) {
        int[] longest = new int[stayed.size()];
        int[] previous = new int[stayed.size()];
        Arrays.fill(previous, -1);
        Set<Long> moved = new TreeSet<>();
        for (int i = 0; i < stayed.size(); i++) {
            moved.add(stayed.get(i).article());
            longest[i] = 1;
            for (int j = 0; j < i; j++) {
                if (place(stayed, j, before) < place(stayed, i, before) && longest[j] + 1 > longest[i]) {
                    longest[i] = longest[j] + 1;
                    previous[i] = j;
                }
            }
        }
        int end = IntStream.range(0, longest.length)
                .boxed()
                .max(Comparator.comparingInt(i -> longest[i]))
                .orElse(-1);
        for (int i = end; i >= 0; i = previous[i]) {
            moved.remove(stayed.get(i).article());
        }
        return moved;
    }

    private static int place(List<Card> stayed, int i, Map<Long, Integer> before) {
        return before.get(stayed.get(i).article());
    }
}
