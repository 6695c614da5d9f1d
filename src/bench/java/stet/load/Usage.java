package stet.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What a process and its children have used so far, as Linux tells it (proc(5)). */
record Usage(double cpuSeconds, double megabytes) {
    private static final double TICKS_A_SECOND = 100;

    static Usage of(ProcessHandle process, boolean children) throws IOException {
        List<ProcessHandle> all = children
                ? Stream.concat(Stream.of(process), process.descendants()).toList()
                : List.of(process);
        double seconds = 0;
        double megabytes = 0;
        for (ProcessHandle each : all) {
            Path folder = Path.of("/proc", String.valueOf(each.pid()));
            // The name, which may hold spaces, ends with the last bracket.
            String[] stat = Files.readString(folder.resolve("stat"))
                    .replaceFirst("(?s).*\\) ", "")
                    .split(" ");
            seconds += (Long.parseLong(stat[11]) + Long.parseLong(stat[12])) / TICKS_A_SECOND;
            megabytes += Files.readAllLines(folder.resolve("status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToDouble(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024.0)
                    .sum();
        }
        return new Usage(seconds, megabytes);
    }
}
