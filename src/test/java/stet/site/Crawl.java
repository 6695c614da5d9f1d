package stet.site;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jsoup.Jsoup;

/** A walk along every public link of the paper, from its home on. */
final class Crawl {
    /** The one address that links name although it is not a page's own: the newest day's, whichever that is. */
    static final String ARCHIVE = "/archive";

    /** What an address answered, and how many SQL statements that cost. */
    record Fetched(String path, HttpResponse<String> answer, long statements) {
        boolean isPage() {
            return answer.statusCode() == 200;
        }
    }

    private final URI root;
    private final LongSupplier statements;

    Crawl(URI root, LongSupplier statements) {
        this.root = root;
        this.statements = statements;
    }

    /** The addresses of all pages, nearest to the home first. */
    static List<String> paths(URI root) {
        return paths(new Crawl(root, () -> 0).walk());
    }

    static List<String> paths(Collection<Fetched> pages) {
        return pages.stream().filter(Fetched::isPage).map(Fetched::path).toList();
    }

    /** Whatever every linked address answered, whether or not it is a page. */
    List<Fetched> walk() {
        Reader reader = new Reader(root);
        List<Fetched> found = new ArrayList<>();
        Deque<String> waiting = new ArrayDeque<>(List.of("/"));
        Set<String> known = new HashSet<>(waiting);
        while (!waiting.isEmpty()) {
            String path = waiting.poll();
            long before = statements.getAsLong();
            HttpResponse<String> answer = reader.get(path);
            found.add(new Fetched(path, answer, statements.getAsLong() - before));
            links(path, answer).stream().filter(known::add).forEach(waiting::add);
        }
        return found;
    }

    private List<String> links(String path, HttpResponse<String> answer) {
        List<String> links =
                new ArrayList<>(Jsoup.parse(answer.body(), root.resolve(path).toString()).select("a[href]").stream()
                        .map(link -> link.absUrl("href"))
                        .toList());
        if (path.equals(ARCHIVE)) {
            answer.headers()
                    .firstValue("Location")
                    .ifPresent(location -> links.add(root.resolve(location).toString()));
        }
        return links.stream()
                .map(URI::create)
                .filter(target -> root.getAuthority().equals(target.getAuthority()))
                .map(target -> target.getRawPath() + (target.getRawQuery() == null ? "" : "?" + target.getRawQuery()))
                .filter(target -> !target.startsWith("/newsroom"))
                .toList();
    }
}
