package stet.site;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.LongStream;

/** Addresses of pages further back in a list, each beginning at an instant of its own. */
public final class OlderPages {
    private OlderPages() {}

    /** @param secret with which the server seals them: others it does not follow */
    public static List<String> addresses(String path, int many, String secret) {
        Seal seal = new Seal(secret);
        Instant newest = Instant.now().minus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
        return LongStream.range(0, many)
                .mapToObj(each -> path + "?before=" + seal.write(Cursor.from(newest.minusSeconds(each))))
                .toList();
    }
}
