package stet.standalone;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A process of ours, whose output goes to a file, and whose number is kept so that it can be found again. */
final class Child {
    private final Process process;
    private final Path log;

    private Child(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    static Child start(List<String> command, Map<String, String> environment, Path log, Path pidFile) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
            builder.environment().putAll(environment);
            Process process = builder.start();
            if (pidFile != null) {
                Files.writeString(pidFile, process.pid() + " " + startedAt(process.toHandle()));
            }
            return new Child(process, log);
        } catch (IOException e) {
            throw new StartRefused("%s cannot be started (%s).".formatted(command.get(0), e.getMessage()), e);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    CompletableFuture<Process> onExit() {
        return process.onExit();
    }

    int await() throws InterruptedException {
        return process.waitFor();
    }

    /** The last lines that it wrote: what an error message can quote. */
    String lastWords() {
        try {
            List<String> lines = Files.readAllLines(log, StandardCharsets.ISO_8859_1);
            return lines.stream()
                    .filter(line -> line.contains("FATAL") || line.contains("PANIC") || line.contains("ERROR"))
                    .reduce((first, second) -> second)
                    .or(() -> lines.stream().filter(line -> !line.isBlank()).reduce((first, second) -> second))
                    .orElse("it wrote nothing");
        } catch (IOException e) {
            return "its log %s cannot be read (%s)".formatted(log, e.getMessage());
        }
    }

    /** Asks it to end, and its children after some time with force. */
    void stop(Duration patience) {
        stop(process.toHandle(), "TERM", patience);
    }

    /** Sends a signal first, and what cannot be ignored once patience is over. Its children end with it. */
    static void stop(ProcessHandle handle, String signal, Duration patience) {
        List<ProcessHandle> family = handle.descendants().toList();
        signal(handle, signal);
        if (!ended(handle, patience)) {
            handle.destroyForcibly();
            ended(handle, Duration.ofSeconds(5));
        }
        family.stream().filter(ProcessHandle::isAlive).forEach(ProcessHandle::destroyForcibly);
    }

    static boolean ended(ProcessHandle handle, Duration patience) {
        try {
            handle.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("Waiting for process " + handle.pid(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void signal(ProcessHandle handle, String signal) {
        try {
            new ProcessBuilder("kill", "-" + signal, String.valueOf(handle.pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            handle.destroy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The process that an earlier server left behind, told from a reused number by the time of its start. */
    static Optional<ProcessHandle> leftBehind(Path pidFile) {
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        try {
            String[] parts = Files.readString(pidFile).strip().split(" ");
            return parts.length == 2 && parts[0].matches("\\d{1,10}")
                    ? ProcessHandle.of(Long.parseLong(parts[0]))
                            .filter(handle -> startedAt(handle).equals(parts[1]))
                    : Optional.empty();
        } catch (IOException e) {
            throw new StartRefused("%s cannot be read (%s).".formatted(pidFile, e.getMessage()), e);
        }
    }

    private static String startedAt(ProcessHandle handle) {
        return handle.info().startInstant().map(Instant::toString).orElse("unknown");
    }
}
