package stet.curation;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import stet.media.Framing;

/**
 * A story in a launch, with what the editor wanted of it there. It may be one that is not public yet: it appears when
 * it is.
 */
@Embeddable
public class Placement {
    private int position;

    @Column(name = "article_id")
    private Long articleId;

    private boolean pinned;

    @Column(name = "shown_from")
    private Instant shownFrom;

    @Column(name = "shown_until")
    private Instant shownUntil;

    private String headline;
    private String standfirst;
    private String kicker;

    @Column(name = "image_id")
    private Long image;

    @Column(name = "image_part")
    private String part;

    @Enumerated(EnumType.STRING)
    private Unfolding unfolding;

    protected Placement() {}

    /** @param position from 1 */
    public static Placement of(int position, long article) {
        Placement placement = new Placement();
        placement.position = position;
        placement.articleId = article;
        return placement;
    }

    /** It keeps its position, whatever leaves above it. */
    public Placement pin() {
        pinned = true;
        return this;
    }

    /** Only for a time; either end may be null. */
    public Placement during(Instant from, Instant until) {
        shownFrom = from;
        shownUntil = until;
        return this;
    }

    /** With words of its own in this list; each may be null. */
    public Placement saying(String ownHeadline, String ownStandfirst, String ownKicker) {
        headline = ownHeadline;
        standfirst = ownStandfirst;
        kicker = ownKicker;
        return this;
    }

    /** With a picture of its own in this list, or null. */
    public Placement showing(OwnPicture picture) {
        image = picture == null ? null : picture.image();
        part = picture == null || picture.part() == null ? null : picture.part().text();
        return this;
    }

    /** With what readers are told of its going on; null leaves that to the story's kind. */
    public Placement told(Unfolding how) {
        unfolding = how;
        return this;
    }

    public int position() {
        return position;
    }

    public long articleId() {
        return articleId;
    }

    public boolean isPinned() {
        return pinned;
    }

    public Instant shownFrom() {
        return shownFrom;
    }

    public Instant shownUntil() {
        return shownUntil;
    }

    public String headline() {
        return headline;
    }

    public String standfirst() {
        return standfirst;
    }

    public String kicker() {
        return kicker;
    }

    /** Null when it is left to the story. */
    public OwnPicture image() {
        return OwnPicture.of(image, part == null ? null : Framing.parse(part));
    }

    /** Null when it is left to the story's kind. */
    public Unfolding unfolding() {
        return unfolding;
    }
}
