package stet.bench;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;

/** What a benchmark measured, as a table on the terminal and as JSON in {@code target/bench}. */
public final class Figures {
    /**
     * How long something took, again and again; times in milliseconds.
     *
     * @param bytes what one of them gave, on average
     */
    public record Line(String what, int times, double median, double p99, double bytes) {}

    private final String name;
    private final List<Line> lines = new ArrayList<>();

    /** @param name the file's */
    public Figures(String name) {
        this.name = name;
    }

    /** @param work gives the size of what it made */
    public Line measure(String what, int warmUp, int measured, Callable<Integer> work) throws Exception {
        for (int i = 0; i < warmUp; i++) {
            work.call();
        }
        double[] times = new double[measured];
        long bytes = 0;
        for (int i = 0; i < measured; i++) {
            long start = System.nanoTime();
            bytes += work.call();
            times[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(times);
        Line line =
                new Line(what, measured, times[measured / 2], times[measured * 99 / 100], (double) bytes / measured);
        lines.add(line);
        return line;
    }

    /** The machine and the Java that the figures are of. */
    public static String machine() {
        return "Java %s, %d cores, %d MB of heap at most"
                .formatted(
                        System.getProperty("java.version"),
                        Runtime.getRuntime().availableProcessors(),
                        Runtime.getRuntime().maxMemory() >> 20);
    }

    /** @param all records of any shape */
    public void write(Object all) throws IOException {
        Path file = Path.of("target", "bench", name + ".json");
        Files.createDirectories(file.getParent());
        new JsonMapper().writerWithDefaultPrettyPrinter().writeValue(file.toFile(), all);
    }

    public List<Line> lines() {
        return List.copyOf(lines);
    }
}
