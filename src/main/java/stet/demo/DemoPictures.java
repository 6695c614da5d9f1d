package stet.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import stet.demo.prints.Illustration;
import stet.media.Description;
import stet.media.Image;
import stet.media.Intake;
import stet.people.Actor;

/**
 * The demo's pictures. They are drawn beside each other while the paper is loaded, each is taken into the library by
 * whoever needs it first, and kept there as any other file.
 */
final class DemoPictures implements AutoCloseable {
    static final String CREDIT = "Illustration: The Lantern";

    /** In pixels. */
    private static final int WIDTH = 1600;

    private static final int PORTRAIT = 640;

    /** No more at once than there are processors: a picture takes some megabytes while it is drawn. */
    private final ExecutorService easels =
            Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());

    private final Map<Illustration, CompletableFuture<byte[]>> drawn = new HashMap<>();
    private final Map<Illustration, Long> taken = new HashMap<>();

    private final Intake intake;
    private final Printing printing;

    /** Begins to draw all that these stories call for. */
    DemoPictures(Intake intake, Printing printing, List<StoryFile> stories) {
        this.intake = intake;
        this.printing = printing;
        Set<Illustration> all =
                stories.stream().flatMap(DemoPictures::of).collect(Collectors.toCollection(LinkedHashSet::new));
        printing.of(all.size());
        all.forEach(picture -> drawn.put(picture, CompletableFuture.supplyAsync(() -> draw(picture), easels)));
    }

    private byte[] draw(Illustration picture) {
        byte[] jpeg = picture.jpeg(WIDTH);
        printing.drew();
        return jpeg;
    }

    private static Stream<Illustration> of(StoryFile story) {
        Stream.Builder<Illustration> all = Stream.builder();
        all.add(story.picture());
        new Markdown(number -> Optional.empty(), called -> {
                    all.add(story.picture(called.drawing()));
                    return 1;
                })
                .read(story.text());
        return all.build();
    }

    /** The number in the library of a story's picture. */
    long take(Illustration picture, String alt, String caption, Actor by, Instant now) {
        return taken.computeIfAbsent(
                picture,
                each -> put(
                        drawn.remove(each).join(),
                        new Description(
                                "%s, %s".formatted(each.motif(), each.manner()),
                                alt,
                                caption,
                                CREDIT,
                                null,
                                List.of("illustration", each.motif()),
                                null),
                        by,
                        now));
    }

    /** The number in the library of somebody's portrait. */
    long takePortrait(Illustration portrait, String name, Actor by, Instant now) {
        String alt = "Portrait of %s: a drawing of a head without a face.".formatted(name);
        return put(
                portrait.jpeg(PORTRAIT),
                new Description(name, alt, null, CREDIT, null, List.of("illustration", "portrait"), null),
                by,
                now);
    }

    @Override
    public void close() {
        easels.shutdownNow();
    }

    private long put(byte[] jpeg, Description words, Actor by, Instant now) {
        try {
            Path file = Files.createTempFile("stet-demo-", ".jpg");
            try {
                Files.write(file, jpeg);
                Image image = intake.take(file, words.name(), by, now).image();
                image.describe(words, image.version(), by, now);
                return image.id;
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("A picture of the demo could not be put into a file", e);
        }
    }
}
