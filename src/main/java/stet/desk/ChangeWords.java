package stet.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import stet.curation.Block;
import stet.curation.Change;
import stet.curation.PlanChange;
import stet.web.NewsroomTime;

/** What somebody did to a list or a front, or wanted to, in words. */
@ApplicationScoped
class ChangeWords {
    private final NewsroomTime time;

    ChangeWords(NewsroomTime time) {
        this.time = time;
    }

    /** “Fog” has its place in the list. */
    String of(Change change, String story, String where) {
        return "“%s” %s.".formatted(story, done(change, where));
    }

    /** “Sport” stands before “Lead”. */
    static String of(PlanChange change, String block) {
        if (change instanceof PlanChange.Add add) {
            return "“%s” is on the front: %s.".formatted(block, looks(add.block()));
        } else if (change instanceof PlanChange.Remove) {
            return "“%s” is off the front.".formatted(block);
        } else if (change instanceof PlanChange.Edit edit) {
            return "“%s” is %s.".formatted(block, looks(edit.block()));
        }
        return "“%s” has its place on the front.".formatted(block);
    }

    /** called “Sport”, a strip of three with 3 stories, filled with the newest */
    private static String looks(Block block) {
        return "%s%s with %d %s, filled with %s"
                .formatted(
                        block.title() == null ? "" : "called “%s”, ".formatted(block.title()),
                        block.layout().label(),
                        block.size(),
                        block.size() == 1 ? "story" : "stories",
                        block.rule().label());
    }

    private String done(Change change, String where) {
        if (change instanceof Change.Say say) {
            return said(say, where);
        } else if (change instanceof Change.Show show) {
            return "is shown %s in %s".formatted(span(show.from(), show.until()), where);
        } else if (change instanceof Change.Remove) {
            return "was taken out of " + where;
        } else if (change instanceof Change.Hide) {
            return "is hidden from " + where;
        } else if (change instanceof Change.Unhide) {
            return "may come into %s again".formatted(where);
        } else if (change instanceof Change.Pin pin) {
            return pin.position() == null
                    ? "is no longer pinned in " + where
                    : "is pinned to position %d in %s".formatted(pin.position(), where);
        }
        return "has its place in " + where;
    }

    /** reads “Exclusive”, “Fog” in the list, marked as live, with picture 12 */
    private static String said(Change.Say say, String where) {
        String words = Stream.of(say.kicker(), say.headline(), say.standfirst())
                .filter(Objects::nonNull)
                .filter(each -> !each.isBlank())
                .map("“%s”"::formatted)
                .collect(Collectors.joining(", "));
        String mark = say.unfolding() == null
                ? ""
                : ", marked as " + say.unfolding().label().toLowerCase(Locale.ROOT);
        String picture = say.image() == null
                ? ""
                : ", with %spicture %d"
                        .formatted(
                                say.image().part() == null ? "" : "a part of ",
                                say.image().image());
        return (words.isEmpty() ? "has its own words in " + where : "reads %s in %s".formatted(words, where))
                + mark
                + picture;
    }

    private String span(Instant from, Instant until) {
        if (from == null && until == null) {
            return "at any time";
        }
        return (from == null ? "" : "from " + time.format(from))
                + (from == null || until == null ? "" : " ")
                + (until == null ? "" : "until " + time.format(until));
    }
}
