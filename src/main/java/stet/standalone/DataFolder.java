package stet.standalone;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * Where everything is kept: the database, the identity provider, secrets. One server at a time holds its lock, which
 * the operating system lets go when that process ends, however it ends.
 */
final class DataFolder implements AutoCloseable {
    /** The folder's layout; a newer number was written by a newer Stet. */
    static final int FORMAT = 1;

    private final Path root;
    private final FileChannel lockFile;
    private final FileLock lock;

    private DataFolder(Path root, FileChannel lockFile, FileLock lock) {
        this.root = root;
        this.lockFile = lockFile;
        this.lock = lock;
    }

    /** @throws StartRefused when it cannot be written, is in use, or was made by a newer Stet */
    static DataFolder open(Path root) {
        try {
            Files.createDirectories(root);
            FileChannel file =
                    FileChannel.open(root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = tryLock(file);
            if (lock == null) {
                file.close();
                throw new StartRefused(
                        "Another Stet runs with the data folder %s. Stop it, or choose another folder with STET_HOME."
                                .formatted(root));
            }
            DataFolder folder = new DataFolder(root, file, lock);
            folder.checkFormat();
            return folder;
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

    /** Written beside and then put in place, so that a crash leaves the old file or the new one. */
    void write(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Path beside = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(beside);
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(
                    beside, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(beside, text);
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void close() throws IOException {
        lock.release();
        lockFile.close();
    }
}
