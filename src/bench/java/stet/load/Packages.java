package stet.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Programs of Debian's packages: those that are installed, else fetched into {@code target/bench/packages} and unpacked
 * there, without root's help.
 */
final class Packages {
    private static final Path FOLDER = Path.of("target", "bench", "packages").toAbsolutePath();

    private Packages() {}

    /**
     * A command that runs a program.
     *
     * @param needed packages that it comes in, with the libraries that few machines have
     */
    static List<String> command(String program, String... needed) throws IOException, InterruptedException {
        Optional<Path> installed = find(
                program,
                Stream.concat(Stream.of(System.getenv("PATH").split(":")), Stream.of("/usr/sbin", "/sbin"))
                        .map(Path::of));
        if (installed.isPresent()) {
            return List.of(installed.get().toString());
        }
        Path unpacked = FOLDER.resolve(program);
        if (!Files.exists(unpacked)) {
            fetch(unpacked, needed);
        }
        Path found = find(program, Stream.of("usr/bin", "usr/sbin").map(unpacked::resolve))
                .orElseThrow(() -> new IllegalStateException(program + " is in none of " + List.of(needed)));
        try (Stream<Path> files = Files.walk(unpacked.resolve("usr/lib"))) {
            String libraries = String.join(
                    ":", files.filter(Files::isDirectory).map(Path::toString).toList());
            return List.of("env", "LD_LIBRARY_PATH=" + libraries, found.toString());
        }
    }

    private static Optional<Path> find(String program, Stream<Path> folders) {
        return folders.map(folder -> folder.resolve(program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static void fetch(Path into, String... needed) throws IOException, InterruptedException {
        Path files = Files.createDirectories(FOLDER.resolve("files"));
        List<String> download = new ArrayList<>(List.of("apt-get", "download", "-q"));
        download.addAll(List.of(needed));
        run(files, download);
        for (String each : needed) {
            try (Stream<Path> found = Files.list(files)) {
                Path file = found.filter(path -> path.getFileName().toString().startsWith(each + "_"))
                        .findFirst()
                        .orElseThrow();
                run(files, List.of("dpkg-deb", "-x", file.toString(), into.toString()));
            }
        }
    }

    private static void run(Path folder, List<String> command) throws IOException, InterruptedException {
        int code = new ProcessBuilder(command)
                .directory(folder.toFile())
                .inheritIO()
                .start()
                .waitFor();
        if (code != 0) {
            throw new IllegalStateException("%s ended with %d".formatted(String.join(" ", command), code));
        }
    }
}
