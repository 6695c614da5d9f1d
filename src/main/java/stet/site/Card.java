package stet.site;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import stet.curation.OwnPicture;
import stet.curation.Unfolding;

/**
 * A story as lists and fronts show it: one link, with the headline as its only text.
 *
 * @param label the section that it stands in
 * @param title the whole headline, or the one that an editor gave it in a list; for fronts and rivers
 * @param headline the same where there is little room: the short one, else {@code title}
 * @param standfirst may be empty
 * @param reworded whether an editor wrote the standfirst for a list: then it stands where others' have no room
 * @param kicker an editor's own label in a list, else null
 * @param image an editor's own picture in a list, else null
 * @param unfolding what is told of its going on: that it is live where that is its kind, unless an editor says otherwise
 *     in a list; null for nothing
 * @param authors who wrote it, where that belongs to the card: opinion; else empty
 * @param sponsor null unless somebody paid
 * @param published as short as the page's instant allows
 * @param art the pictures that the story itself brings
 * @param pictures where they and {@code image} are found
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
        boolean reworded,
        String kicker,
        OwnPicture image,
        Unfolding unfolding,
        List<String> authors,
        String sponsor,
        Instant firstPublished,
        When published,
        Art art,
        Pictures pictures) {

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
                own.standfirst() != null,
                own.kicker(),
                own.image(),
                Unfolding.told(own.unfolding(), kind.isLive()),
                authors,
                sponsor,
                firstPublished,
                published,
                art,
                pictures);
    }

    /** With its time written in another way. */
    Card dated(When when) {
        return with(when, pictures);
    }

    /** With the pictures of its page. */
    Card with(Pictures all) {
        return with(published, all);
    }

    private Card with(When when, Pictures all) {
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
                reworded,
                kicker,
                image,
                unfolding,
                authors,
                sponsor,
                firstPublished,
                when,
                art,
                all);
    }

    /** Whether it has a {@link #picture} there. */
    public boolean isPictured(Setting setting) {
        return setting != null
                && !setting.isOfSomebody()
                && Stream.concat(Stream.ofNullable(image).map(OwnPicture::image), Stream.ofNullable(art.lead()))
                        .anyMatch(each -> pictures.findShown(each).isPresent());
    }

    /**
     * Its picture, or null where none may be shown, or where somebody's portrait stands instead. It is not read out: it
     * stands with the headline, which says what the story is.
     */
    public Picture picture(Setting setting) {
        if (setting == null || setting.isOfSomebody()) {
            return null;
        }
        return Optional.ofNullable(image)
                .flatMap(own -> pictures.findShown(own.image()).map(plate -> plate.setPart(setting, own.part(), "")))
                .or(() -> pictures.findShown(art.lead()).map(plate -> plate.set(setting, art.crop(), "")))
                .orElse(null);
    }

    /** The portrait of who wrote it, or null. It is not read out: the name stands beside it. */
    public Picture portrait(Setting setting) {
        if (setting == null || !setting.isOfSomebody()) {
            return null;
        }
        return pictures.findShown(art.portrait())
                .map(plate -> plate.set(setting, null, ""))
                .orElse(null);
    }

    /** How its picture stands where only one that an editor chose for a list does; else null. */
    public Setting ownSetting() {
        return image == null ? null : Setting.RIVER;
    }

    /** The pictures that it may show, by their numbers in the library. */
    Stream<Long> images() {
        return Stream.concat(Stream.ofNullable(image).map(OwnPicture::image), art.images());
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

    static List<Card> with(Pictures pictures, List<Card> stories) {
        return stories.stream().map(story -> story.with(pictures)).toList();
    }

    static List<Long> ids(Collection<Card> cards) {
        return cards.stream().map(Card::article).toList();
    }
}
