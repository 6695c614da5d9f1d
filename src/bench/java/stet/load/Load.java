package stet.load;

import java.util.Comparator;
import java.util.List;

/**
 * What came of asking for a while.
 *
 * @param p50 in milliseconds, as {@code p99}
 * @param cpu microseconds of processor that the server took for one request
 * @param megabytes that the server has in memory by then
 */
record Load(
        String what,
        long requests,
        double perSecond,
        double p50,
        double p99,
        long errors,
        double cpu,
        double megabytes) {
    interface Using {
        Usage usage() throws Exception;
    }

    interface Asking {
        Wrk.Run run() throws Exception;
    }

    static Load of(String what, Using server, Asking readers) throws Exception {
        double before = server.usage().cpuSeconds();
        Wrk.Run run = readers.run();
        Usage after = server.usage();
        return new Load(
                what,
                run.requests(),
                run.perSecond(),
                run.p50(),
                run.p99(),
                run.errors(),
                (after.cpuSeconds() - before) / run.requests() * 1e6,
                after.megabytes());
    }

    /** The one in the middle, by what was answered in a second. */
    static Load median(List<Load> rounds) {
        return rounds.stream()
                .sorted(Comparator.comparing(Load::perSecond))
                .toList()
                .get(rounds.size() / 2);
    }

    static void report(List<Load> loads) {
        StringBuilder table = new StringBuilder("%n%-36s %10s %9s %9s %7s %12s %7s%n"
                .formatted("asked for", "req/s", "p50 ms", "p99 ms", "errors", "CPU µs/req", "MB"));
        for (Load load : loads) {
            table.append("%-36s %10.0f %9.2f %9.2f %7d %12.1f %7.0f%n"
                    .formatted(load.what, load.perSecond, load.p50, load.p99, load.errors, load.cpu, load.megabytes));
        }
        System.out.println(table);
    }
}
