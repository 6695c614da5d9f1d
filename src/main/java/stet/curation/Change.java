package stet.curation;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import stet.web.Input;
import stet.web.Invalid;

/**
 * One thing that an editor does to a line-up. It names stories and not positions, so that it means the same when
 * somebody else has changed the list in between; and it touches one side of one story, so that two people collide only
 * where they really want different things.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "do")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Change.Place.class, name = "place"),
    @JsonSubTypes.Type(value = Change.Remove.class, name = "remove"),
    @JsonSubTypes.Type(value = Change.Pin.class, name = "pin"),
    @JsonSubTypes.Type(value = Change.Show.class, name = "show"),
    @JsonSubTypes.Type(value = Change.Say.class, name = "say"),
    @JsonSubTypes.Type(value = Change.Hide.class, name = "hide"),
    @JsonSubTypes.Type(value = Change.Unhide.class, name = "unhide"),
})
public sealed interface Change {
    /** What of a story's spot a change is about. */
    enum Side {
        PLACE,
        TIME,
        WORDS
    }

    long article();

    @JsonIgnore
    Side side();

    /** @throws Invalid when it cannot be done to this line-up */
    Lineup to(Lineup lineup);

    /** Whether this change and one that came first want different things of the same side of the same story. */
    default boolean collidesWith(Change earlier) {
        boolean sameThing = earlier.article() == article() && !earlier.equals(this);
        return sameThing && (earlier.side() == side() || earlier instanceof Remove || this instanceof Remove);
    }

    /** Puts a story before another one, or last when {@code before} is null or no longer there. One that is there moves. */
    record Place(long article, Long before) implements Change {
        @Override
        public Side side() {
            return Side.PLACE;
        }

        @Override
        public Lineup to(Lineup lineup) {
            if (lineup.find(article).isEmpty() && lineup.spots().size() == Lineup.MOST) {
                throw new Invalid("article", "A list holds %d placed stories at most.".formatted(Lineup.MOST));
            }
            Spot spot = lineup.find(article).orElseGet(() -> Spot.of(article));
            return lineup.notHiding(article).inserting(spot, before);
        }
    }

    record Remove(long article) implements Change {
        @Override
        public Side side() {
            return Side.PLACE;
        }

        @Override
        public Lineup to(Lineup lineup) {
            return lineup.without(article);
        }
    }

    /** Keeps a story at a position, from 1, or lets it move again when {@code position} is null. */
    record Pin(long article, Integer position) implements Change {
        @Override
        public Side side() {
            return Side.PLACE;
        }

        @Override
        public Lineup to(Lineup lineup) {
            Spot spot = spotOf(article, lineup);
            if (position != null) {
                if (position < 1 || position > Lineup.MOST) {
                    throw new Invalid("position", "Position %d is not in the list.".formatted(position));
                }
                if (lineup.spots().stream()
                        .anyMatch(other -> position.equals(other.pin()) && other.article() != article)) {
                    throw new Invalid(
                            "position",
                            "Another story is pinned to position %d. Let that one move, or choose another position."
                                    .formatted(position));
                }
            }
            return lineup.replacing(spot.pinnedAt(position));
        }
    }

    /** Shows a story in this list only for a time; either end may be null. */
    record Show(long article, Instant from, Instant until) implements Change {
        @Override
        public Side side() {
            return Side.TIME;
        }

        @Override
        public Lineup to(Lineup lineup) {
            if (from != null && until != null && !from.isBefore(until)) {
                throw new Invalid("until", "The end must come after the beginning.");
            }
            return lineup.replacing(spotOf(article, lineup).during(from, until));
        }
    }

    /** Gives a story words and a picture of its own in this list; what is blank or null is left to the story. */
    record Say(long article, String headline, String standfirst, String kicker, OwnPicture image, Unfolding unfolding)
            implements Change {
        @Override
        public Side side() {
            return Side.WORDS;
        }

        @Override
        public Lineup to(Lineup lineup) {
            if (image != null && image.image() < 1) {
                throw new Invalid("image", "There is no picture %d.".formatted(image.image()));
            }
            return lineup.replacing(spotOf(article, lineup)
                    .saying(
                            Input.line("headline", "The headline", headline, 200)
                                    .orElse(null),
                            Input.line("standfirst", "The standfirst", standfirst, 500)
                                    .orElse(null),
                            Input.line("kicker", "The kicker", kicker, 80).orElse(null))
                    .showing(image)
                    .told(unfolding));
        }
    }

    /** Keeps a story out of this list, whatever the rule says. */
    record Hide(long article) implements Change {
        @Override
        public Side side() {
            return Side.PLACE;
        }

        @Override
        public Lineup to(Lineup lineup) {
            if (lineup.hidden().size() == Lineup.MOST) {
                throw new Invalid("article", "At most %d stories can be hidden.".formatted(Lineup.MOST));
            }
            return lineup.without(article).hiding(article);
        }
    }

    record Unhide(long article) implements Change {
        @Override
        public Side side() {
            return Side.PLACE;
        }

        @Override
        public Lineup to(Lineup lineup) {
            return lineup.notHiding(article);
        }
    }

    private static Spot spotOf(long article, Lineup lineup) {
        return lineup.find(article).orElseThrow(() -> new Invalid("article", "The story is not in the list any more."));
    }
}
