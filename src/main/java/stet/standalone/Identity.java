package stet.standalone;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One process, told from all that had or will have its number by its start in clock ticks since boot, and by the boot:
 * proc(5). The wall clock would not do, as it may be stepped.
 */
record Identity(long pid, String birth) {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    /** In {@code /proc/<pid>/stat}, counted from what follows the name in brackets: fields 3 and 22. */
    private static final int STATE = 0;

    private static final int START = 19;

    /** The running process of that number; what has ended and is only not yet collected by its parent runs no more. */
    static Optional<Identity> of(long pid) {
        try {
            String stat = Files.readString(proc(pid, "stat"), StandardCharsets.ISO_8859_1);
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return "ZX".contains(fields[STATE])
                    ? Optional.empty()
                    : Optional.of(new Identity(pid, fields[START] + "@" + boot()));
        } catch (IOException e) {
            // Ended, before or while it was looked at.
            return Optional.empty();
        }
    }

    /** As kept by {@link #toString}; empty where the text is no such thing, or its process runs no more. */
    static Optional<Identity> parse(String text) {
        String[] words = text.strip().split(" ");
        return words.length == 2 && words[0].matches("\\d{1,10}")
                ? Optional.of(new Identity(Long.parseLong(words[0]), words[1])).filter(Identity::isAlive)
                : Optional.empty();
    }

    /** All that run now and may be looked at. */
    static List<Identity> all() {
        try (Stream<ProcessHandle> processes = ProcessHandle.allProcesses()) {
            return processes
                    .flatMap(handle -> Identity.of(handle.pid()).stream())
                    .toList();
        }
    }

    boolean isAlive() {
        return of(pid).equals(Optional.of(this));
    }

    /** The words that it was started with. */
    List<String> words() {
        try {
            return List.of(Files.readString(proc(pid, "cmdline"), StandardCharsets.UTF_8)
                    .split("\0"));
        } catch (IOException e) {
            return List.of();
        }
    }

    /** Whether it works in that very folder, by whatever path, and in whatever container it sees it. */
    boolean worksIn(Path folder) {
        try {
            return Files.isSameFile(proc(pid, "cwd"), folder);
        } catch (IOException e) {
            // Somebody else's process, or no such folder.
            return false;
        }
    }

    /** Whether it was over in time. */
    boolean ended(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (isAlive()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            try {
                Thread.sleep(BETWEEN_LOOKS.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }

    /** Sends a signal, and what cannot be ignored once patience is over. Its children end with it. */
    void end(String signal, Duration patience) {
        Optional<ProcessHandle> handle = ProcessHandle.of(pid).filter(any -> isAlive());
        List<ProcessHandle> family = handle.stream()
                .flatMap(process -> process.descendants().toList().stream())
                .toList();
        handle.ifPresent(process -> {
            signal(process, signal);
            if (!ended(patience)) {
                process.destroyForcibly();
                ended(Duration.ofSeconds(5));
            }
        });
        family.stream().filter(ProcessHandle::isAlive).forEach(ProcessHandle::destroyForcibly);
    }

    private static void signal(ProcessHandle process, String signal) {
        try {
            new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            process.destroy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String boot() throws IOException {
        return Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
    }

    private static Path proc(long pid, String what) {
        return Path.of("/proc", String.valueOf(pid), what);
    }

    @Override
    public String toString() {
        return pid + " " + birth;
    }
}
