package stet.site;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/**
 * A story as lists and fronts show it: one link, with the headline as its only text.
 *
 * @param label the section that it stands in
 * @param title the whole headline, or the one that an editor gave it in a list; for fronts and rivers
 * @param headline the same where there is little room: the short one, else {@code title}
 * @param standfirst may be empty
 * @param kicker an editor's own label in a list, else null
 * @param authors who wrote it, where that belongs to the card: opinion; else empty
 * @param sponsor null unless somebody paid
 * @param published as short as the page's instant allows
 */
public record Card(
        long article,
        SectionLink label,
        long topSection,
        Kind kind,
        String lang,
        String href,
        String title,
        String headline,
        String standfirst,
        String kicker,
        List<String> authors,
        String sponsor,
        Instant firstPublished,
        When published) {

    /** With what an editor wrote over it in a list; each null where nothing was written. */
    Card with(String ownHeadline, String ownStandfirst, String ownKicker) {
        return new Card(
                article,
                label,
                topSection,
                kind,
                lang,
                href,
                Objects.requireNonNullElse(ownHeadline, title),
                Objects.requireNonNullElse(ownHeadline, headline),
                Objects.requireNonNullElse(ownStandfirst, standfirst),
                ownKicker,
                authors,
                sponsor,
                firstPublished,
                published);
    }

    /** With its time written in another way. */
    Card dated(When when) {
        return new Card(
                article,
                label,
                topSection,
                kind,
                lang,
                href,
                title,
                headline,
                standfirst,
                kicker,
                authors,
                sponsor,
                firstPublished,
                when);
    }

    Cursor cursor() {
        return new Cursor(firstPublished, article);
    }

    static List<Long> ids(Collection<Card> cards) {
        return cards.stream().map(Card::article).toList();
    }
}
