package stet.article;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import stet.document.Document;
import stet.taxonomy.Author;
import stet.taxonomy.Redirect;
import stet.taxonomy.Section;
import stet.taxonomy.Tag;

/** What is missing or doubtful before a story can be published, all of it at once. */
public record Checklist(List<Item> items) {
    /** An error stops the publication; a warning is for the editor's judgement. */
    public enum Level {
        ERROR,
        WARNING
    }

    public record Item(Level level, String message) {}

    private static final int LONGEST_HEADLINE = 300;
    private static final int LONGEST_STANDFIRST = 1_000;

    private static final Pattern STORY = Pattern.compile("/.*-(\\d{1,18})");
    private static final List<String> FIXED = List.of("/", "/latest", "/archive", "/corrections");

    public Checklist {
        items = List.copyOf(items);
    }

    public boolean hasErrors() {
        return items.stream().anyMatch(item -> item.level() == Level.ERROR);
    }

    /** The errors, in one sentence each. */
    public List<String> errors() {
        return items.stream()
                .filter(item -> item.level() == Level.ERROR)
                .map(Item::message)
                .toList();
    }

    /**
     * Checks a story's text and metadata.
     *
     * @param published tells of a story's id whether readers can see that story
     * @param at when readers are to see this one
     */
    public static Checklist of(Document document, Metadata metadata, LongPredicate published, Instant at) {
        List<Item> items = new ArrayList<>();
        require(items, !document.headline().isBlank(), "The headline is missing.");
        require(
                items,
                document.headline().length() <= LONGEST_HEADLINE,
                "The headline has %d characters; at most %d fit."
                        .formatted(document.headline().length(), LONGEST_HEADLINE));
        require(
                items,
                document.standfirst().length() <= LONGEST_STANDFIRST,
                "The standfirst has %d characters; at most %d fit."
                        .formatted(document.standfirst().length(), LONGEST_STANDFIRST));
        require(items, metadata.section() != null, "The section is missing.");
        require(items, !metadata.bylines().isEmpty(), "The byline is missing.");
        require(items, document.wordCount() > 0, "There is no text yet.");
        for (long story : document.relatedStories()) {
            require(items, published.test(story), "The related story %d is not public.".formatted(story));
        }
        for (String link : document.links()) {
            require(items, isAlive(link, published), "The link %s leads nowhere.".formatted(link));
        }
        items.addAll(PictureChecks.of(document, metadata.lead(), at));
        advise(items, !document.standfirst().isBlank(), "The standfirst is missing.");
        advise(items, !metadata.tags().isEmpty(), "There is no tag, so no topic page will show it.");
        advise(
                items,
                document.headline().length() <= 110 || metadata.shortHeadline() != null,
                "The headline is long: lists want a short one.");
        return new Checklist(items);
    }

    private static void require(List<Item> items, boolean met, String otherwise) {
        if (!met) {
            items.add(new Item(Level.ERROR, otherwise));
        }
    }

    private static void advise(List<Item> items, boolean met, String otherwise) {
        if (!met) {
            items.add(new Item(Level.WARNING, otherwise));
        }
    }

    /** Links to elsewhere are the writer's; links within the paper must lead to a page. */
    private static boolean isAlive(String link, LongPredicate published) {
        if (!link.startsWith("/")) {
            return true;
        }
        String path = link.replaceFirst("[?#].*", "");
        if (FIXED.contains(path) || path.startsWith("/archive/")) {
            return true;
        }
        if (Redirect.leadsOn(path)) {
            return true;
        }
        if (path.startsWith("/tag/")) {
            return Tag.findBySlug(path.substring("/tag/".length())).isPresent();
        }
        if (path.startsWith("/author/")) {
            return Author.findBySlug(path.substring("/author/".length())).isPresent();
        }
        // As the site reads an address: the sections first, as a section's may end in a number too.
        if (Section.findByPath(path.substring(1)).isPresent()) {
            return true;
        }
        Matcher story = STORY.matcher(path);
        return story.matches() && published.test(Long.parseLong(story.group(1)));
    }
}
