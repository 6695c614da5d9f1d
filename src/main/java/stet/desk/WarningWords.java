package stet.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import stet.curation.FrontWarnings.Warning;
import stet.web.NewsroomTime;

/** What an editor should know of a front, in words. */
@ApplicationScoped
class WarningWords {
    private final NewsroomTime time;

    WarningWords(NewsroomTime time) {
        this.time = time;
    }

    /** @param titles what a block is called, by its list */
    List<FrontPage.Warning> of(List<Warning> warnings, UnaryOperator<String> titles, Map<Long, StoryLine> stories) {
        return warnings.stream()
                .map(warning -> new FrontPage.Warning(
                        warning.list(),
                        warning.list() == null ? null : titles.apply(warning.list()),
                        warning.article(),
                        warning.article() == null
                                ? null
                                : stories.get(warning.article()).title(),
                        message(warning, titles)))
                .toList();
    }

    private String message(Warning warning, UnaryOperator<String> titles) {
        return switch (warning.kind()) {
            case DULL -> "Readers have seen the same since %s.".formatted(time.format(warning.at()));
            case LONG_HEADLINE ->
                "has a headline of %d characters; its place bears %d.".formatted(warning.length(), warning.most());
            case EXPIRING -> "leaves on %s.".formatted(time.format(warning.at()));
            case QUIET ->
                "is said to go on, and has brought readers nothing new since %s.".formatted(time.format(warning.at()));
            case TWICE -> "stands in “%s” too.".formatted(titles.apply(warning.other()));
            case NOT_YET ->
                warning.at() == null
                        ? "is not scheduled: readers do not see it yet."
                        : "appears on %s.".formatted(time.format(warning.at()));
            case NO_MORE ->
                warning.at() == null
                        ? "cannot be seen by readers any more."
                        : "left on %s.".formatted(time.format(warning.at()));
        };
    }
}
