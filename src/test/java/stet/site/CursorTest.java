package stet.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00.123456Z");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void comesBackAsItWasWritten(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 1_000; i++) {
            Instant at = NOW.minus(random.nextLong(8_000_000_000_000_000L), ChronoUnit.MICROS);
            Cursor cursor = new Cursor(at, 1 + random.nextLong(Long.MAX_VALUE - 1));
            assertEquals(Optional.of(cursor), Cursor.decode(cursor.encode()), "seed " + seed + ", cursor " + i);
        }
    }

    @Test
    void beforeTheUnixEpochToo() {
        Cursor cursor = new Cursor(Instant.parse("1923-10-29T20:30:00Z"), 7);
        assertEquals(Optional.of(cursor), Cursor.decode(cursor.encode()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "AAAA",
                "AAAAAAAAAAAAAAAAAAAAAA",
                "__________________________________________",
                "' or 1=1 --",
                "2026-11-23",
                "\u0000",
                "ÿÿÿÿ",
                "AAAAAAAAAAAAAAAAAAAAAQ==",
                "AAAAAAAAAAAAAAAAAAAAAR"
            })
    void nothingElseIsACursor(String text) {
        assertTrue(Cursor.decode(text).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(longs = {5, 6})
    void noBytesMakeItFail(long seed) {
        Random random = new Random(seed);
        byte[] bytes = new byte[16];
        for (int i = 0; i < 2_000; i++) {
            random.nextBytes(bytes);
            String text = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
            Cursor.decode(text).ifPresent(cursor -> assertEquals(text, cursor.encode(), "seed " + seed));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {7, 8})
    void aSealIsOnWhatWasWrittenWithItAndOnNothingElse(long seed) {
        Seal seal = new Seal("a secret of thirty-two characters");
        Seal ofOthers = new Seal("another one of as many characters");
        Random random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            Cursor cursor = new Cursor(NOW.minusSeconds(random.nextInt(1_000_000)), 1 + random.nextInt(1_000_000));
            String written = seal.write(cursor);
            String which = "seed " + seed + ", cursor " + i;
            assertEquals(Optional.of(cursor), Cursor.decode(written), which);
            assertTrue(seal.isOn(written), which);
            assertFalse(seal.isOn(cursor.encode()), "not on one without");
            assertFalse(seal.isOn(ofOthers.write(cursor)), which);
            String another = new Cursor(cursor.at(), cursor.id() + 1).encode();
            assertFalse(seal.isOn(another + written.substring(another.length())), which);
        }
    }

    @Test
    void neverReachesBeyondThePagesInstant() {
        assertEquals(Cursor.from(NOW), new Cursor(NOW.plusSeconds(1), 3).notAfter(NOW));
        assertEquals(new Cursor(NOW, 3), new Cursor(NOW, 3).notAfter(NOW));
    }
}
