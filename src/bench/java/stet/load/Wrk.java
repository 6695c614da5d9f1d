package stet.load;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Readers who ask again as soon as they are answered, from one thread. */
final class Wrk {
    private static final String BROWSER =
            "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36";

    private final List<String> command;

    /**
     * What they saw.
     *
     * @param p50 in milliseconds, as the others
     * @param errors answers that were none, or neither 2xx nor 3xx
     */
    record Run(long requests, double perSecond, double p50, double p99, long errors) {}

    Wrk() throws IOException, InterruptedException {
        command = Packages.command("wrk", "wrk", "libluajit-5.1-2");
    }

    Run run(URI address, int connections, int seconds, Map<String, String> headers, String... script)
            throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(command);
        all.addAll(List.of("-t1", "-c" + connections, "-d" + seconds + "s", "--latency", "--timeout", "10s"));
        all.addAll(List.of("-H", "User-Agent: " + BROWSER));
        headers.forEach((name, value) -> all.addAll(List.of("-H", name + ": " + value)));
        for (String each : script) {
            all.addAll(List.of("-s", each));
        }
        all.add(address.toString());
        Process process = new ProcessBuilder(all).redirectErrorStream(true).start();
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(told);
        }
        long errors = sum(told, "Socket errors: connect (\\d+), read (\\d+), write (\\d+), timeout (\\d+)")
                + sum(told, "Non-2xx or 3xx responses: (\\d+)");
        return new Run(
                sum(told, "(\\d+) requests in"),
                Double.parseDouble(find(told, "Requests/sec:\\s+([\\d.]+)").group(1)),
                millis(told, "50%"),
                millis(told, "99%"),
                errors);
    }

    private static Matcher find(String told, String pattern) {
        Matcher found = Pattern.compile(pattern).matcher(told);
        if (!found.find()) {
            throw new IllegalStateException(told);
        }
        return found;
    }

    private static long sum(String told, String pattern) {
        Matcher found = Pattern.compile(pattern).matcher(told);
        long sum = 0;
        if (found.find()) {
            for (int group = 1; group <= found.groupCount(); group++) {
                sum += Long.parseLong(found.group(group));
            }
        }
        return sum;
    }

    private static double millis(String told, String quantile) {
        Matcher found = find(told, quantile + "\\s+([\\d.]+)(us|ms|s)\\b");
        double number = Double.parseDouble(found.group(1));
        return switch (found.group(2)) {
            case "us" -> number / 1_000;
            case "s" -> number * 1_000;
            default -> number;
        };
    }
}
