package stet.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {
    @Test
    void everyKindOfPageHasItsOwn() {
        assertEquals(new Address.Home(), Address.of("/"));
        assertEquals(new Address.Latest(), Address.of("/latest"));
        assertEquals(new Address.Corrections(), Address.of("/corrections"));
        assertEquals(new Address.MostRead(), Address.of("/most-read"));
        assertEquals(new Address.Topic("ferries"), Address.of("/tag/ferries"));
        assertEquals(new Address.Author("cigdem-isik"), Address.of("/author/cigdem-isik"));
        assertEquals(new Address.Archive(), Address.of("/archive"));
        assertEquals(new Address.Day(LocalDate.of(2026, 11, 23)), Address.of("/archive/2026/11/23"));
        assertEquals(new Address.Place(List.of("world", "europe")), Address.of("/world/europe"));
    }

    @Test
    void aStoryIsNamedByTheNumberAtItsEnd() {
        assertEquals(Optional.of(42L), place("/world/europe/a-boat-2026-42").story());
        assertEquals(Optional.of(42L), place("/42").story());
        assertEquals(Optional.empty(), place("/world/europe").story());
        assertEquals(Optional.empty(), place("/world/a-boat-042").story());
        assertEquals(Optional.empty(), place("/world/a-boat-0").story());
        assertEquals(
                Optional.empty(), place("/world/a-boat-9999999999999999999999").story());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/World/Europe", "//world//europe", "/world/europe/", "/w%6Frld/europe", "/WORLD/%45urope/"})
    void otherSpellingsMeanTheSame(String path) {
        assertEquals(new Address.Place(List.of("world", "europe")), Address.of(path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/archive/2026/2/30",
                "/archive/2026/13/1",
                "/archive/2026",
                "/archive/2026/11/23/4",
                "/archive/99999/11/23",
                "/archive/２０２６/11/23",
                "/tag",
                "/tag/a/b",
                "/author",
                "/latest/5",
                "/most-read/5"
            })
    void whatLooksLikeNoneIsUnknown(String path) {
        assertEquals(new Address.Unknown(), Address.of(path));
    }

    @Test
    void whatIsTooLongIsUnknown() {
        assertEquals(new Address.Unknown(), Address.of("/" + "a".repeat(Address.LONGEST)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/%",
                "/%4",
                "/%zz",
                "/%+1",
                "/%C3%28",
                "/%FF",
                "/%C0%AF",
                "/%ED%A0%80",
                "/a%00b",
                "/a%0d%0aLocation:x",
                "/a\u0000"
            })
    void whatIsNoPathIsRefused(String path) {
        assertThrows(Address.Malformed.class, () -> Address.of(path));
    }

    @Test
    void lowerCaseIsNobodysLanguage() {
        assertEquals(new Address.Topic("istanbul"), Address.of("/tag/ISTANBUL"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void noBytesMakeItFailOtherwise(long seed) {
        Random random = new Random(seed);
        byte[] bytes = new byte[24];
        for (int i = 0; i < 3_000; i++) {
            random.nextBytes(bytes);
            String path = "/" + new String(bytes, i % 2 == 0 ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
            try {
                Address.of(path);
            } catch (Address.Malformed expected) {
                assertEquals(Address.Malformed.class, expected.getClass(), "seed " + seed);
            }
        }
    }

    private static Address.Place place(String path) {
        return assertInstanceOf(Address.Place.class, Address.of(path));
    }
}
