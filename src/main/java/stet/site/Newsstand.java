package stet.site;

import io.vertx.core.Future;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import stet.outbox.Key;
import stet.site.cache.Encoding;
import stet.site.cache.Flights;
import stet.site.cache.Kept;
import stet.site.cache.Lead;
import stet.site.cache.PageCache;
import stet.site.cache.Sheet;

/**
 * Where readers get the paper of now: what was printed since the last change of it, else what is printed for them.
 *
 * <p>A page is kept under its own address. Other ways to write that lead to it, and an address where nothing can stand
 * shares one page with all its like: whatever somebody writes into their browser, only the paper itself takes memory.
 */
@ApplicationScoped
class Newsstand {
    private static final Logger LOG = Logger.getLogger(Newsstand.class);
    private static final Set<Encoding> ALL = EnumSet.allOf(Encoding.class);

    /** Stands for every address where there is nothing; addresses begin with a slash. */
    private static final String NOWHERE = "nowhere";

    /**
     * What a reader asks for.
     *
     * @param asked the path as they wrote it
     * @param cursor where in its list to begin, or null for the beginning
     * @param key under which it is kept
     * @param story the number of the story, where only that can make something of the address; else null
     */
    private record Wanted(String asked, Address address, Cursor cursor, String key, Long story) {
        boolean isNowhere() {
            return key.equals(NOWHERE);
        }

        /** Under which is kept where it leads: all wrong addresses of one story lead to one. */
        String keyOfLead() {
            return story == null ? key : number(story);
        }
    }

    private final SiteView site;
    private final SiteConfig config;
    private final PageCache cache;
    private final Flights flights;
    private final Gazetteer gazetteer;
    private final Seal seal;

    Newsstand(SiteView site, SiteConfig config, PageCache cache, Flights flights, Gazetteer gazetteer, Seal seal) {
        this.site = site;
        this.config = config;
        this.cache = cache;
        this.flights = flights;
        this.gazetteer = gazetteer;
        this.seal = seal;
    }

    /**
     * What is known without asking anybody, else null. Never blocks.
     *
     * @param before the query's cursor as it came, or null
     * @throws Address.Malformed when the path is no path
     */
    Kept find(String path, String before) {
        if (before == null && cache.find(path) instanceof Sheet sheet) {
            return sheet;
        }
        return find(wanted(path, before));
    }

    /**
     * The same, made if it is not known.
     *
     * @param accepted what the reader's browser takes, should it be made for them alone
     */
    Future<Kept> make(String path, String before, Set<Encoding> accepted) {
        Wanted wanted = wanted(path, before);
        return join(wanted, accepted)
                .compose(kept -> kept instanceof Lead lead && lead.isNowhere()
                        ? join(nowhere(path, wanted.address()), accepted)
                        : Future.succeededFuture(kept))
                .map(kept -> forReader(kept, wanted));
    }

    private Future<Kept> join(Wanted wanted, Set<Encoding> accepted) {
        return flights.join(wanted.key(), generation -> print(wanted, generation, accepted));
    }

    private Wanted wanted(String path, String before) {
        Address address = Address.of(path);
        Optional<Cursor> cursor = before == null ? Optional.empty() : Cursor.decode(before);
        if (before != null && cursor.isEmpty() || gazetteer.isNowhere(address)) {
            return nowhere(path, address);
        }
        // A cursor that is not sealed is of before there were seals, or made up: it leads to the list's beginning.
        if (cursor.isPresent() && seal.isOn(before) && gazetteer.mayBeList(address)) {
            return new Wanted(path, address, cursor.get(), address.path() + "?before=" + before, null);
        }
        return new Wanted(path, address, null, address.path(), gazetteer.onlyStory(address));
    }

    private static Wanted nowhere(String path, Address address) {
        return new Wanted(path, address, null, NOWHERE, null);
    }

    private static String number(long story) {
        return "story:" + story;
    }

    private Kept find(Wanted wanted) {
        Kept kept = cache.find(wanted.key());
        if (kept == null && wanted.story() != null) {
            kept = cache.find(wanted.keyOfLead());
            if (kept instanceof Lead lead && wanted.address().path().equals(lead.path())) {
                return null;
            }
        }
        return forReader(kept instanceof Lead lead && lead.isNowhere() ? cache.find(NOWHERE) : kept, wanted);
    }

    /** Who wrote a page's address in another way is led to its own. */
    private static Kept forReader(Kept kept, Wanted wanted) {
        String own = wanted.address().path();
        return kept instanceof Sheet sheet
                        && sheet.status() == 200
                        && !wanted.asked().equals(own)
                ? new Lead(own, true, sheet.at(), sheet.keys())
                : kept;
    }

    /** Runs on a thread that may wait: it asks the database. */
    private Kept print(Wanted wanted, long generation, Set<Encoding> accepted) {
        try {
            Edition edition = site.now();
            Answer answer = wanted.isNowhere() ? edition.notFound() : edition.answer(wanted.address(), wanted.cursor());
            if (answer instanceof Answer.Moved moved) {
                gazetteer.learn();
                return lead(moved, wanted, edition, generation);
            }
            Page page = ((Answer.Shown) answer).page();
            if (page.status() != 200) {
                gazetteer.learn();
            }
            return sheet(page, wanted, edition, generation, accepted);
        } catch (RuntimeException e) {
            LOG.errorf(e, "%s could not be answered", wanted.asked());
            throw e;
        }
    }

    private Kept lead(Answer.Moved moved, Wanted wanted, Edition edition, long generation) {
        Lead lead = new Lead(moved.path(), moved.lasting(), edition.at(), edition.keys());
        cache.keep(wanted.keyOfLead(), lead, generation);
        return lead;
    }

    private Kept sheet(Page page, Wanted wanted, Edition edition, long generation, Set<Encoding> accepted) {
        String html = page.template().setLocale(config.language().locale()).render();
        Instant at = edition.at();
        Set<String> keys = edition.keys();
        String key = page.status() == 404 ? NOWHERE : page.status() == 200 ? wanted.key() : wanted.keyOfLead();
        Long story = page instanceof StoryPage own ? own.article() : null;
        Sheet sheet = Sheet.print(
                key, page.status(), story, html, at, keys, cache.isSure() ? ALL : Encoding.smallest(accepted));
        cache.keep(key, sheet, generation);
        if (page.status() == 404 && !wanted.isNowhere()) {
            cache.keep(wanted.keyOfLead(), Lead.nowhere(at, keys), generation);
        } else if (story != null) {
            Set<String> ofAddress = Set.of(Key.article(story), Key.SECTIONS, Key.REDIRECTS);
            cache.keep(number(story), new Lead(wanted.address().path(), true, at, ofAddress), generation);
        }
        return sheet;
    }
}
