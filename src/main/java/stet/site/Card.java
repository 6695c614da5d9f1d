package stet.site;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import stet.curation.Unfolding;

/**
 * A story as lists and fronts show it: one link, with the headline as its only text.
 *
 * @param label the section that it stands in
 * @param title the whole headline, or the one that an editor gave it in a list; for fronts and rivers
 * @param headline the same where there is little room: the short one, else {@code title}
 * @param standfirst may be empty
 * @param kicker an editor's own label in a list, else null
 * @param image an editor's own picture in a list, else null
 * @param unfolding what is told of its going on: that it is live where that is its kind, unless an editor says otherwise
 *     in a list; null for nothing
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
        Long image,
        Unfolding unfolding,
        List<String> authors,
        String sponsor,
        Instant firstPublished,
        When published) {

    /** With what an editor wants of it in a list. */
    Card placed(Candidate own) {
        return new Card(
                article,
                label,
                topSection,
                kind,
                lang,
                href,
                Objects.requireNonNullElse(own.headline(), title),
                Objects.requireNonNullElse(own.headline(), headline),
                Objects.requireNonNullElse(own.standfirst(), standfirst),
                own.kicker(),
                own.image(),
                Unfolding.told(own.unfolding(), kind.isLive()),
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
                image,
                unfolding,
                authors,
                sponsor,
                firstPublished,
                when);
    }

    public boolean isLive() {
        return unfolding == Unfolding.LIVE;
    }

    public boolean isUpdating() {
        return unfolding == Unfolding.UPDATING;
    }

    Cursor cursor() {
        return new Cursor(firstPublished, article);
    }

    static List<Long> ids(Collection<Card> cards) {
        return cards.stream().map(Card::article).toList();
    }
}
