package stet.media;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Keeps the bytes of pictures, under names that are paths. What has a name is whole, and never changes but for the same
 * picture made anew.
 */
interface Store {
    /** Something that is in the store. */
    record Stored(String name, long bytes, Instant changedAt) {}

    /** A folder for files in the making, on the disk where {@link #put} keeps them with the least ado. */
    Path workplace();

    /**
     * Keeps a file: once this returns it is whole and durable, and before it is not there at all. What had the name
     * before is gone. The file itself stays where it is, not to be changed any more.
     */
    void put(String name, Path file) throws IOException;

    boolean has(String name) throws IOException;

    /** The bytes as a file on this machine, to be read and not to be touched. Empty when there are none. */
    Optional<Path> find(String name) throws IOException;

    /** Forgets it; nothing happens when it is not there. */
    void remove(String name) throws IOException;

    /** Lets go of what is here for a while only, where there is too much of it. */
    default void tidy() throws IOException {}

    /** Tells all whose names begin so, in no order. */
    void list(String prefix, Consumer<Stored> told) throws IOException;
}
