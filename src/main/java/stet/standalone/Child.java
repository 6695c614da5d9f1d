package stet.standalone;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A place for one process at a time beside the server, which works in the data folder and writes to a log there.
 *
 * <p>Its number is kept in a file, so that the next server can end what a killed one left running. Where that file is
 * missing or tells nothing, the process is known by where it works and by the words it was started with.
 */
final class Child implements AutoCloseable {
    /** As much of a log as is read for its last words. */
    private static final int TAIL = 64 * 1024;

    private final DataFolder folder;
    private final String name;
    private final String signal;
    private final Duration patience;
    private final Predicate<List<String>> ours;
    private final Path log;
    private volatile Process process;
    private Identity identity;
    private long launchedAt;
    private boolean closed;

    /**
     * @param signal asks it to end
     * @param patience how long it may take over that
     * @param ours tells its command line from those of others that work in the data folder
     */
    Child(DataFolder folder, String name, String signal, Duration patience, Predicate<List<String>> ours) {
        this.folder = folder;
        this.name = name;
        this.signal = signal;
        this.patience = patience;
        this.ours = ours;
        this.log = folder.resolve(name + ".log");
    }

    /** Ends what an earlier server left running, and puts its log aside. */
    synchronized void succeed() {
        leftBehind().forEach(process -> process.end(signal, patience));
        try {
            if (Files.exists(log)) {
                Files.move(log, folder.resolve(name + ".log.1"), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new StartRefused("%s cannot be put aside (%s).".formatted(log, e), e);
        }
    }

    /** In a copy of a data folder, the number in the file is that of a process which works in the original. */
    private Set<Identity> leftBehind() {
        List<Path> places = List.of(folder.resolve(""), folder.resolve(name), folder.resolve(name + ".new"));
        return Stream.concat(kept(pidFile()).stream(), Identity.all().stream().filter(any -> ours.test(any.words())))
                .filter(any -> places.stream().anyMatch(any::worksIn))
                .collect(Collectors.toSet());
    }

    /** The process whose number a file keeps, if it still runs. */
    static Optional<Identity> kept(Path pidFile) {
        try {
            return Files.exists(pidFile)
                    ? Identity.parse(Files.readString(pidFile, StandardCharsets.ISO_8859_1))
                    : Optional.empty();
        } catch (IOException e) {
            throw new StartRefused("%s cannot be read (%s).".formatted(pidFile, e.getMessage()), e);
        }
    }

    /** Starts a process in this place; none once the server ends. */
    synchronized void launch(List<String> command, Map<String, String> environment) {
        if (closed) {
            throw new StartRefused("The server ends while it starts.");
        }
        try {
            launchedAt = Files.exists(log) ? Files.size(log) : 0;
            List<String> words = new ArrayList<>(inASessionOfItsOwn());
            words.addAll(command);
            ProcessBuilder builder = new ProcessBuilder(words)
                    .directory(folder.resolve("").toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
            // Keycloak is a Quarkus application too, and would take for itself what is meant for the server.
            builder.environment().keySet().removeIf(variable -> variable.startsWith("QUARKUS_"));
            builder.environment().putAll(environment);
            process = builder.start();
            identity = Identity.of(process.pid()).orElse(null);
            folder.write(name + ".pid", String.valueOf(identity));
        } catch (IOException e) {
            stop();
            throw new StartRefused("%s cannot be started (%s).".formatted(command.get(0), e.getMessage()), e);
        }
    }

    /**
     * A terminal sends Ctrl-C to all processes of its foreground group, and the database would go before the server.
     * setsid(1) keeps the process number; where it is missing, the server works all the same.
     */
    private static List<String> inASessionOfItsOwn() {
        boolean there = Stream.of(
                        Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator))
                .anyMatch(place -> Files.isExecutable(Path.of(place, "setsid")));
        return there ? List.of("setsid") : List.of();
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

    Path log() {
        return log;
    }

    /** What an error message can quote of what it wrote since it was launched. */
    synchronized String lastWords() {
        try (FileChannel file = FileChannel.open(log)) {
            ByteBuffer tail = ByteBuffer.allocate(TAIL);
            file.read(tail, Math.max(launchedAt, file.size() - TAIL));
            List<String> lines = StandardCharsets.ISO_8859_1
                    .decode(tail.flip())
                    .toString()
                    .lines()
                    .toList();
            return lines.stream()
                    .filter(line -> line.contains("FATAL") || line.contains("PANIC") || line.contains("ERROR"))
                    .reduce((first, second) -> second)
                    .or(() -> lines.stream().filter(line -> !line.isBlank()).reduce((first, second) -> second))
                    .orElse("it wrote nothing");
        } catch (IOException e) {
            return "its log %s cannot be read (%s)".formatted(log, e.getMessage());
        }
    }

    /** Ends the process, if there is one; another may be launched. */
    synchronized void stop() {
        if (identity != null) {
            identity.end(signal, patience);
        }
    }

    /** Ends the process for good. */
    @Override
    public synchronized void close() {
        closed = true;
        stop();
    }

    private Path pidFile() {
        return folder.resolve(name + ".pid");
    }
}
