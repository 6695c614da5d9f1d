package stet.site;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import stet.outbox.Key;

/** The paper at one instant: it answers every public address, in a fixed, small number of statements. */
public final class Edition {
    private static final int LATEST_WHERE_NOTHING_IS = 5;

    /** Index {@code redirect_pkey}. */
    private static final Query MOVED = Query.of("select target from redirect where path = :path");

    private final Context context;

    Edition(Rows rows, SiteConfig config, Dates dates, Seal seal, Instant at, Links links, Frame.Machine machine) {
        this(rows, config, dates, seal, at, links, machine, null);
    }

    /** @param draft a front that stands as it is lined up, and not as it was launched; or null */
    Edition(
            Rows rows,
            SiteConfig config,
            Dates dates,
            Seal seal,
            Instant at,
            Links links,
            Frame.Machine machine,
            FrontDraft draft) {
        Opening opening = Opening.read(rows, at);
        SectionTree sections = opening.sections();
        this.context = new Context(
                rows,
                sections,
                at,
                dates,
                links,
                new Framing(config, dates, at, links, opening.banner(), machine),
                new Cards(rows, sections, at, dates, links),
                draft,
                seal);
    }

    Context context() {
        return context;
    }

    Instant at() {
        return context.at();
    }

    /** What has been asked for so far, as announcements call it. */
    Set<String> keys() {
        return context.rows().noted();
    }

    /**
     * What stands at an address.
     *
     * @param before where in its list to begin, or null for the beginning
     */
    public Answer answer(Address address, Cursor before) {
        Optional<Answer> found = find(address, before == null ? context.start() : before);
        return found.filter(Edition::isThere)
                .or(() -> moved(address))
                .or(() -> found)
                .orElseGet(this::notFound);
    }

    private static boolean isThere(Answer answer) {
        return answer instanceof Answer.Shown shown && shown.page().status() == 200;
    }

    /**
     * Where something went that had this address once: asked only where nothing stands, or where no more than the number
     * at its end names a story, as sections' addresses may end in one too.
     */
    private Optional<Answer> moved(Address address) {
        return named(address)
                .flatMap(path -> {
                    context.rows().note(Key.REDIRECTS);
                    return context.rows().find(MOVED, Map.of("path", path), row -> row.getString("target"));
                })
                .map(target -> new Answer.Moved(target, true));
    }

    /** The address, if it is of a kind that people name. */
    private static Optional<String> named(Address address) {
        boolean isNamed = address instanceof Address.Place
                || address instanceof Address.Topic
                || address instanceof Address.Author;
        return isNamed ? Optional.of(address.path()) : Optional.empty();
    }

    /** The page that says that there is nothing. */
    Answer notFound() {
        return new Answer.Shown(new NotFoundPage(context.framing().of(context.sections(), ""), latest()));
    }

    private Optional<Answer> find(Address address, Cursor before) {
        Rivers rivers = new Rivers(context);
        if (address instanceof Address.Home) {
            return Optional.of(new Answer.Shown(new Fronts(context).home()));
        } else if (address instanceof Address.Place place) {
            return place(place, before);
        } else if (address instanceof Address.Topic topic) {
            return rivers.topic(topic.slug(), before).map(Answer.Shown::new);
        } else if (address instanceof Address.Author author) {
            return rivers.author(author.slug(), before).map(Answer.Shown::new);
        } else if (address instanceof Address.Day day) {
            return rivers.day(day, before).map(Answer.Shown::new);
        } else if (address instanceof Address.Archive) {
            return rivers.newestDay().map(day -> new Answer.Moved(day.path(), false));
        } else if (address instanceof Address.Latest) {
            return rivers.latest(before).map(Answer.Shown::new);
        } else if (address instanceof Address.Corrections) {
            return rivers.corrections(before).map(Answer.Shown::new);
        } else if (address instanceof Address.MostRead) {
            return Optional.of(new Answer.Shown(new MostRead(context).page()));
        }
        return Optional.empty();
    }

    /** A section's slug may end in a number too: the sections are asked first. */
    private Optional<Answer> place(Address.Place place, Cursor before) {
        Optional<SectionTree.Node> section = context.sections().find(place.section());
        if (section.isPresent()) {
            return new Fronts(context).section(section.get(), before).map(Answer.Shown::new);
        }
        return place.story().flatMap(id -> story(id, place));
    }

    private Optional<Answer> story(long id, Address.Place asked) {
        Optional<Story> found;
        try {
            found = Story.find(context.rows(), id, context.at());
        } catch (Story.Killed e) {
            return Optional.of(gone(null));
        }
        return found.map(story -> {
            if (story.ended()) {
                return gone(story.endedNote());
            }
            String path = Links.story(context.sections().get(story.section()), story.slug(), id);
            return path.equals(asked.path())
                    ? new Answer.Shown(new StoryPages(context).page(story, path))
                    : new Answer.Moved(path, true);
        });
    }

    private Answer gone(String note) {
        return new Answer.Shown(new GonePage(context.framing().of(context.sections(), ""), note, latest()));
    }

    private List<Card> latest() {
        return context.cards().newest(context.start(), LATEST_WHERE_NOTHING_IS);
    }
}
