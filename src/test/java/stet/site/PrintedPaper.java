package stet.site;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Some pages of the paper as they are now, to be compared with what is made of them. */
final class PrintedPaper {
    /** A page as text, and what it depends on. */
    record Printed(String text, Set<String> keys) {}

    private final SiteView site;
    private final SiteConfig config;
    private final Set<String> paths;
    private Map<String, Printed> before;

    PrintedPaper(SiteView site, SiteConfig config, Collection<String> paths) {
        this.site = site;
        this.config = config;
        this.paths = new TreeSet<>(paths);
        this.before = now();
    }

    /** Looks at one page more. */
    void add(String path) {
        paths.add(path);
        before = now();
    }

    /** The page of a story in whose address a word does not stand. */
    String storyOfOthers(String word) {
        return paths.stream()
                .filter(path -> PageKind.of(path) == PageKind.STORY && !path.contains(word))
                .findFirst()
                .orElseThrow();
    }

    /**
     * Each page that is another one afterwards must depend on a key that was announced.
     *
     * @param changed pages that it must change: else nothing is proved
     */
    void expect(String what, Runnable deed, String... changed) {
        long last = lastAnnouncement();
        deed.run();
        Set<String> announced = announcedSince(last);
        Map<String, Printed> after = now();
        List<String> late = new ArrayList<>();
        for (Map.Entry<String, Printed> page : before.entrySet()) {
            boolean isAnother =
                    !page.getValue().text().equals(after.get(page.getKey()).text());
            if (isAnother && Collections.disjoint(announced, page.getValue().keys())) {
                late.add(page.getKey() + " depends on "
                        + new TreeSet<>(page.getValue().keys()));
            }
        }
        assertTrue(
                late.isEmpty(), () -> "%s announced %s, but%n%s".formatted(what, announced, String.join("\n", late)));
        for (String path : changed) {
            assertFalse(before.get(path).text().equals(after.get(path).text()), what + " was to change " + path);
        }
        before = after;
    }

    private Map<String, Printed> now() {
        Map<String, Printed> printed = new LinkedHashMap<>();
        paths.forEach(path -> printed.put(path, print(site.now(), path)));
        return printed;
    }

    Map<String, Printed> at(Instant at) {
        Map<String, Printed> printed = new LinkedHashMap<>();
        paths.forEach(path -> printed.put(path, print(site.at(at), path)));
        return printed;
    }

    private Printed print(Edition edition, String path) {
        String[] parts = path.split("\\?before=");
        Answer answer = SiteRoutes.answer(() -> edition, parts[0], parts.length > 1 ? parts[1] : null);
        String text = answer instanceof Answer.Moved moved
                ? "→ " + moved.path()
                : ((Answer.Shown) answer)
                        .page()
                        .template()
                        .setLocale(config.language().locale())
                        .render();
        return new Printed(text, new HashSet<>(edition.keys()));
    }

    private static long lastAnnouncement() {
        return QuarkusTransaction.requiringNew().call(() -> (Long) Panache.getEntityManager()
                .createNativeQuery("select coalesce(max(id), 0) from outbox", Long.class)
                .getSingleResult());
    }

    private static Set<String> announcedSince(long last) {
        return QuarkusTransaction.requiringNew().call(() -> {
            @SuppressWarnings("unchecked")
            List<String> keys = Panache.getEntityManager()
                    .createNativeQuery("select distinct unnest(keys) from outbox where id > :last", String.class)
                    .setParameter("last", last)
                    .getResultList();
            return new TreeSet<>(keys);
        });
    }
}
