package stet.media;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A folder of this machine, or one that several share. */
final class FolderStore implements Store {
    private static final String WORKPLACE = "temporary";

    private final Path root;

    FolderStore(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    @Override
    public Path workplace() {
        return made(root.resolve(WORKPLACE));
    }

    private static Path made(Path folder) {
        try {
            // A link to a folder elsewhere serves as well.
            return Files.isDirectory(folder) ? folder : Files.createDirectories(folder);
        } catch (IOException e) {
            throw new IllegalStateException(
                    "The folder for pictures %s cannot be made (%s). Make it writable, or choose another with STET_MEDIA_FOLDER."
                            .formatted(folder, e),
                    e);
        }
    }

    /** The file's bytes, then its name: each on disk before the next, so that a crash leaves all of it or nothing. */
    @Override
    public void put(String name, Path file) throws IOException {
        Path kept = path(name);
        makeFolders(kept.getParent());
        force(file);
        Path beside = workplace().resolve("put-" + UUID.randomUUID());
        try {
            link(file, beside);
            Files.move(beside, kept, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            // Where the name was this very file's already, nothing moves (POSIX, rename).
            Files.deleteIfExists(beside);
        }
        force(kept.getParent());
    }

    /** Gives a file a second name, or copies it where that cannot be: it lies on another disk, perhaps. */
    private static void link(Path file, Path other) throws IOException {
        try {
            Files.createLink(other, file);
        } catch (FileSystemException | UnsupportedOperationException e) {
            Files.copy(file, other);
            force(other);
        }
    }

    /** Each new one durable in the one above it. */
    private void makeFolders(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            makeFolders(folder.getParent());
            Files.createDirectories(folder);
            force(folder.getParent());
        }
    }

    private static void force(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    @Override
    public boolean has(String name) {
        return Files.isRegularFile(path(name));
    }

    @Override
    public Optional<Path> find(String name) {
        Path file = path(name);
        return Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
    }

    @Override
    public void remove(String name) throws IOException {
        Files.deleteIfExists(path(name));
    }

    @Override
    public void list(String prefix, Consumer<Stored> told) throws IOException {
        // The part up to the last slash is a folder; what comes after it begins the names in there.
        Path folder = path(prefix.substring(0, prefix.lastIndexOf('/') + 1));
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                String name = root.relativize(file).toString().replace('\\', '/');
                if (name.startsWith(prefix) && Files.isRegularFile(file)) {
                    tell(name, file, told);
                }
            }
        }
    }

    private static void tell(String name, Path file, Consumer<Stored> told) throws IOException {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            told.accept(new Stored(
                    name, attributes.size(), attributes.lastModifiedTime().toInstant()));
        } catch (NoSuchFileException e) {
            // Somebody was quicker.
        }
    }

    private Path path(String name) {
        Path path = root.resolve(name).normalize();
        if (!path.startsWith(root)) {
            throw new IllegalArgumentException("“%s” is no name in the store".formatted(name));
        }
        return path;
    }
}
