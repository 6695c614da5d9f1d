package stet.standalone;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where everything is kept: the database, the identity provider, secrets. One server at a time holds its lock, which
 * the operating system lets go when that process ends, however it ends.
 */
final class DataFolder implements AutoCloseable {
    /** The folder's layout; a newer number was written by a newer Stet. */
    static final int FORMAT = 1;

    private final Path root;
    private final FileChannel lockFile;

    private DataFolder(Path root, FileChannel lockFile) {
        this.root = root;
        this.lockFile = lockFile;
    }

    /** @throws StartRefused when it cannot be written, is in use, or was made by a newer Stet */
    static DataFolder open(Path root) {
        return tryOpen(root)
                .orElseThrow(() -> new StartRefused(
                        "Another Stet runs with the data folder %s. Stop it, or choose another folder with STET_HOME."
                                .formatted(root)));
    }

    /** As {@link #open}; empty when it is in use. */
    static Optional<DataFolder> tryOpen(Path root) {
        try {
            createPrivately(root);
            FileChannel file =
                    FileChannel.open(root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = tryLock(file);
            if (lock == null) {
                file.close();
                return Optional.empty();
            }
            DataFolder folder = new DataFolder(root, file);
            folder.checkFormat();
            return Optional.of(folder);
        } catch (IOException e) {
            throw new StartRefused(
                    "The data folder %s cannot be written (%s). Make it writable, or choose another with STET_HOME."
                            .formatted(root, e),
                    e);
        }
    }

    private static FileLock tryLock(FileChannel file) throws IOException {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException e) {
            // Held by this very process: the same answer as by another.
            return null;
        }
    }

    private void checkFormat() throws IOException {
        Path file = root.resolve("stet.version");
        if (!Files.exists(file)) {
            write("stet.version", String.valueOf(FORMAT));
            return;
        }
        String format = Files.readString(file).strip();
        if (!format.matches("\\d{1,6}")) {
            close();
            throw new StartRefused("The data folder %s is damaged: stet.version says “%s”. Restore it from a copy."
                    .formatted(root, format));
        }
        if (Integer.parseInt(format) > FORMAT) {
            close();
            throw new StartRefused(
                    "The data folder %s was made by a newer Stet (format %s, this one knows %d). Start that one."
                            .formatted(root, format, FORMAT));
        }
    }

    Path resolve(String name) {
        return root.resolve(name);
    }

    /** A secret that is made once and kept: 64 hexadecimal digits, readable by the owner only. */
    String secret(String name) {
        Path file = root.resolve("secrets").resolve(name);
        try {
            if (!Files.exists(file)) {
                byte[] bytes = new byte[32];
                new SecureRandom().nextBytes(bytes);
                write("secrets/" + name, HexFormat.of().formatHex(bytes));
            }
            String secret = Files.readString(file).strip();
            if (secret.length() < 32) {
                throw new StartRefused(
                        "The secret %s is damaged: it has fewer than 32 characters. Restore it from a copy."
                                .formatted(file));
            }
            return secret;
        } catch (IOException e) {
            throw new StartRefused("The secret %s cannot be read or written (%s).".formatted(file, e), e);
        }
    }

    /** Written beside and then put in place, each on disk before the next: a crash leaves the old file or the new one. */
    void write(String name, String text) throws IOException {
        Path file = root.resolve(name);
        createPrivately(file.getParent());
        Path beside = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(beside);
        Set<OpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel channel = FileChannel.open(beside, options, owner("rw-------"))) {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel directory = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
            directory.force(true);
        }
    }

    /** The folder and not its parents: what is in it is nobody else's business. */
    private static void createPrivately(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder.getParent());
            Files.createDirectory(folder, owner("rwx------"));
        }
    }

    /** On file systems without permissions, none are asked for. */
    private static FileAttribute<?>[] owner(String permissions) {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    static void deleteTree(Path root) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.sorted((one, other) -> other.compareTo(one)).toList()) {
                Files.delete(file);
            }
        }
    }

    @Override
    public void close() throws IOException {
        // Closing the file lets go of its lock.
        lockFile.close();
    }
}
