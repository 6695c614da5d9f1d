package stet.site;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.LongStream;

/** Addresses of pages further back in a list, each beginning at an instant of its own. */
public final class OlderPages {
    private OlderPages() {}

    public static List<String> addresses(String path, int many) {
        Instant newest = Instant.now().minus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
        return LongStream.range(0, many)
                .mapToObj(each -> path + "?before="
                        + Cursor.from(newest.minusSeconds(each)).encode())
                .toList();
    }
}
