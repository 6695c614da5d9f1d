package stet.curation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What an editor should know of a front before its readers do. */
public final class FrontWarnings {
    /** So near is an end that somebody should be ready for it. */
    public static final Duration SOON = Duration.ofHours(2);

    /** A story that is said to go on is doubted after so long without anything new. */
    public static final Duration QUIET_AFTER = Duration.ofHours(2);

    private FrontWarnings() {}

    /** What can be wrong. */
    public enum Kind {
        /** Readers have seen the same for too long. */
        DULL,
        /** The headline outgrows its place. */
        LONG_HEADLINE,
        /** It leaves soon, by its placement's or its publication's end. */
        EXPIRING,
        /** It is said to be live or updating, and is not. */
        QUIET,
        /** It stands in another block too. */
        TWICE,
        /** Readers cannot see it yet. */
        NOT_YET,
        /** Readers cannot see it any more. */
        NO_MORE
    }

    /**
     * Something to look at.
     *
     * @param list the block, or null when it is the whole front
     * @param article the story, or null when there is none
     * @param at since when, until when or from when; null where no time is known
     * @param length of a headline that is too long, else 0
     * @param most that its place bears, else 0
     * @param other the other block of a story that stands there twice, else null
     */
    public record Warning(Kind kind, String list, Long article, Instant at, int length, int most, String other) {}

    /**
     * What is known of a placed story.
     *
     * @param headline the one that readers will see, before an editor gives it another in a block
     * @param shortHeadline the one for places with little room
     * @param live whether readers can see it now
     * @param coming when they will, if that is known
     * @param ends when they will no longer, if that is planned
     * @param over whether they could see it once and never will again by itself
     * @param goesOn whether its kind is live
     * @param since when readers got what they see of it now; null unless they can see it
     */
    public record Story(
            String headline,
            String shortHeadline,
            boolean live,
            Instant coming,
            Instant ends,
            boolean over,
            boolean goesOn,
            Instant since) {}

    /** A block with what is placed in it now. */
    public record Arranged(Block block, Lineup lineup) {}

    /**
     * All of a front's, the front's own first, then block by block from the top.
     *
     * @param changed when what readers see of it changed last, or null when that is not known
     * @param dullAfter for how long it may stay the same
     * @param blocks as they would be launched
     * @param stories by their number; of one that is not there nothing is said
     */
    public static List<Warning> of(
            Instant changed, Duration dullAfter, List<Arranged> blocks, Map<Long, Story> stories, Instant now) {
        List<Warning> warnings = new ArrayList<>();
        if (changed != null && !changed.plus(dullAfter).isAfter(now)) {
            warnings.add(new Warning(Kind.DULL, null, null, changed, 0, 0, null));
        }
        Map<Long, String> first = new LinkedHashMap<>();
        for (Arranged each : blocks) {
            each.lineup().byPosition().forEach((position, spot) -> {
                Story story = stories.get(spot.article());
                if (story == null) {
                    return;
                }
                String list = each.block().list();
                String other = first.putIfAbsent(spot.article(), list);
                Stream.of(
                                headline(each.block(), position, spot, story),
                                time(list, spot, story, now),
                                quiet(list, spot, story, now),
                                other == null ? null : new Warning(Kind.TWICE, list, spot.article(), null, 0, 0, other))
                        .filter(warning -> warning != null)
                        .forEach(warnings::add);
            });
        }
        return List.copyOf(warnings);
    }

    private static Warning headline(Block block, int position, Spot spot, Story story) {
        String own = block.layout().isLadder() ? story.shortHeadline() : story.headline();
        String shown = spot.headline() == null ? own : spot.headline();
        int length = shown.codePointCount(0, shown.length());
        int most = block.layout().longestHeadline(position);
        return length <= most
                ? null
                : new Warning(Kind.LONG_HEADLINE, block.list(), spot.article(), null, length, most, null);
    }

    private static Warning quiet(String list, Spot spot, Story story, Instant now) {
        boolean said = Unfolding.told(spot.unfolding(), story.goesOn()) != null;
        boolean quiet =
                story.since() != null && !story.since().plus(QUIET_AFTER).isAfter(now);
        return said && quiet && spot.isShownAt(now)
                ? new Warning(Kind.QUIET, list, spot.article(), story.since(), 0, 0, null)
                : null;
    }

    /** The one thing about time that matters most. */
    private static Warning time(String list, Spot spot, Story story, Instant now) {
        Instant end = earlier(spot.until(), story.ends());
        if (story.over() || spot.until() != null && !spot.until().isAfter(now)) {
            return new Warning(Kind.NO_MORE, list, spot.article(), story.over() ? null : spot.until(), 0, 0, null);
        }
        if (!story.live() || spot.from() != null && spot.from().isAfter(now)) {
            return new Warning(Kind.NOT_YET, list, spot.article(), begin(spot, story), 0, 0, null);
        }
        return end != null && !end.isAfter(now.plus(SOON))
                ? new Warning(Kind.EXPIRING, list, spot.article(), end, 0, 0, null)
                : null;
    }

    /** When it appears there; null while nobody has said when it is published. */
    private static Instant begin(Spot spot, Story story) {
        if (story.live()) {
            return spot.from();
        }
        if (story.coming() == null || spot.from() == null) {
            return story.coming();
        }
        return spot.from().isAfter(story.coming()) ? spot.from() : story.coming();
    }

    private static Instant earlier(Instant one, Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }
}
