package stet.standalone;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs, unpacked once into the data folder. */
final class PostgresBinaries {
    static final String VERSION = "18.6";
    static final String MAJOR = "18";

    private final DataFolder folder;
    private final Path root;

    PostgresBinaries(DataFolder folder) {
        this.folder = folder;
        this.root = folder.resolve("postgres-" + VERSION);
    }

    /** The words that run one of the programs. */
    List<String> command(String program, String... arguments) {
        List<String> words = new ArrayList<>(isRoot() ? List.of("unshare", "-U") : List.of());
        words.add(root.resolve("bin").resolve(program).toString());
        words.addAll(Arrays.asList(arguments));
        return words;
    }

    /** @throws StartRefused where they cannot run */
    void prepare() throws InterruptedException {
        if (!"Linux".equals(System.getProperty("os.name"))) {
            throw new StartRefused(
                    "This Stet brings PostgreSQL for Linux only, and this is %s. Name a database with QUARKUS_DATASOURCE_JDBC_URL."
                            .formatted(System.getProperty("os.name")));
        }
        if (isRoot() && !namespacesWork()) {
            throw new StartRefused(
                    "PostgreSQL does not run as root, and “unshare -U” is refused here. Start Stet as another user, or name a database with QUARKUS_DATASOURCE_JDBC_URL.");
        }
        unpack();
    }

    /** PostgreSQL refuses to run as root; in a user namespace of its own it is nobody, with root's files (unshare(1)). */
    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static boolean namespacesWork() throws InterruptedException {
        try {
            return new ProcessBuilder("unshare", "-U", "true")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private void unpack() {
        if (Files.isDirectory(root)) {
            return;
        }
        Path fresh = folder.resolve("postgres-" + VERSION + ".new");
        String archive = "postgres-linux-%s.txz".formatted(architecture());
        try (InputStream packed = Thread.currentThread().getContextClassLoader().getResourceAsStream(archive)) {
            if (packed == null) {
                throw new StartRefused(
                        "This Stet brings no PostgreSQL for this machine (%s). Name one with QUARKUS_DATASOURCE_JDBC_URL."
                                .formatted(archive));
            }
            DataFolder.deleteTree(fresh);
            Files.createDirectories(fresh);
            unpack(packed, fresh);
            Files.move(fresh, root, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new StartRefused("PostgreSQL could not be unpacked into %s (%s).".formatted(root, e), e);
        }
    }

    private static void unpack(InputStream packed, Path target) throws IOException {
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(packed))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path file = target.resolve(entry.getName()).normalize();
                if (!file.startsWith(target)) {
                    throw new IOException("The archive holds " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                    continue;
                }
                Files.createDirectories(file.getParent());
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
                } else if (entry.isLink()) {
                    Files.createLink(file, target.resolve(entry.getLinkName()));
                } else {
                    Files.copy(tar, file);
                    if ((entry.getMode() & 0100) != 0) {
                        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
                    }
                }
            }
        }
    }

    private static String architecture() {
        String arch = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        return switch (arch) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            default -> arch;
        };
    }
}
