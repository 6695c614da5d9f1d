package stet.media;

import io.quarkus.narayana.jta.QuarkusTransaction;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import stet.people.Actor;
import stet.people.Person;
import stet.people.Role;

/** Pictures for tests of what the newsroom does with them: they have no bytes, and nobody needs them. */
public final class FilelessPictures {
    /** Of their hashes: whoever checks the store knows by it that nothing is to be found there. */
    static final String BEGINNING = "f11e1e55";

    private static final AtomicLong COUNT = new AtomicLong();

    private FilelessPictures() {}

    /** Somebody who signs in by that name in tests of requests. */
    public static Actor person(String username, Role role) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Person person = Person.signIn(username, username, username, null);
            person.persistAndFlush();
            return new Actor(person.id, person.name, Set.of(role), Set.of());
        });
    }

    /** One of which only the name is known, of 4000 by 3000 pixels. */
    public static long add(String name, Actor by, Instant now) {
        return add(Description.named(name), null, by, now);
    }

    public static long add(Description words, Instant takenAt, Actor by, Instant now) {
        return QuarkusTransaction.requiringNew()
                .call(() -> Image.add(file(4_000, 3_000, now), words, takenAt, by, now).id);
    }

    /** Another file takes its place. */
    public static void replace(long picture, int width, int height, Actor by, Instant now) {
        QuarkusTransaction.requiringNew()
                .run(() -> Image.lock(picture).replace(file(width, height, now), null, false, by, now));
    }

    public static void expireAt(long picture, Instant end, Actor by, Instant now) {
        QuarkusTransaction.requiringNew().run(() -> Image.lock(picture).expireAt(end, by, now));
    }

    /** As if somebody showed it. */
    public static void use(ImageUse.Kind kind, long user, Long... pictures) {
        QuarkusTransaction.requiringNew().run(() -> Image.use(kind, user, List.of(pictures)));
    }

    public static Image get(long picture) {
        return QuarkusTransaction.requiringNew().call(() -> Image.get(picture));
    }

    public static Cut cut(long picture, Ratio ratio) {
        return QuarkusTransaction.requiringNew().call(() -> Image.get(picture).cut(ratio));
    }

    public static boolean isByHand(long picture, Ratio ratio) {
        return QuarkusTransaction.requiringNew()
                .call(() -> Image.get(picture).crops().get(ratio).byHand());
    }

    /** Every one another, and none with bytes. */
    private static ImageFile file(int width, int height, Instant now) {
        String sample = "sample %d of %s".formatted(COUNT.incrementAndGet(), now);
        String hash =
                BEGINNING + Sha256.of(sample.getBytes(StandardCharsets.UTF_8)).substring(BEGINNING.length());
        ImageFile file = new ImageFile(hash, FileFormat.JPEG, 3_200_000, width, height, 1, "#336699", now);
        file.persist();
        return file;
    }
}
