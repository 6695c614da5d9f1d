package stet.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CutTest {
    private static final String FILE = "ab".repeat(32);

    @Test
    void aCutIsNamedByWhatItIs() {
        Cut cut = Cut.of(FILE, 1, 2, 30, 40);
        assertTrue(cut.hash().matches("[0-9a-f]{20}"), cut.hash());
        assertEquals(cut, Cut.of(FILE, 1, 2, 30, 40));
        assertNotEquals(cut.hash(), Cut.of(FILE, 1, 2, 30, 41).hash());
        assertNotEquals(cut.hash(), Cut.of("cd".repeat(32), 1, 2, 30, 40).hash());
    }

    @Test
    void theFocalPointIsInTheMiddleWhereTheEdgesAllow() {
        assertEquals(Cut.of(FILE, 1500, 0, 3000, 3000), Cut.of(FILE, 6000, 3000, Ratio.SQUARE, 0.5, 0.5));
        assertEquals(Cut.of(FILE, 0, 0, 3000, 3000), Cut.of(FILE, 6000, 3000, Ratio.SQUARE, 0.1, 0.9));
        assertEquals(Cut.of(FILE, 3000, 0, 3000, 3000), Cut.of(FILE, 6000, 3000, Ratio.SQUARE, 1, 0));
        assertEquals(Cut.of(FILE, 0, 1312, 3000, 1688), Cut.of(FILE, 3000, 3000, Ratio.WIDE, 0.5, 1));
        assertEquals(Cut.of(FILE, 0, 0, 6000, 3000), Cut.of(FILE, 6000, 3000, Ratio.ORIGINAL, 0.1, 0.1));
    }

    @Test
    void withinARectangleIsTheGreatestOfARatioInItsMiddle() {
        Cut part = Cut.of(FILE, 100, 200, 1_500, 900);
        assertEquals(Cut.of(FILE, 400, 200, 900, 900), part.within(Ratio.SQUARE));
        assertEquals(Cut.of(FILE, 100, 256, 1_500, 788), part.within(Ratio.SOCIAL));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void everyCropLiesWithinItsFileHasItsShapeAndIsTheGreatestSuch(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            int width = 1 + random.nextInt(i % 2 == 0 ? 40 : 9_000);
            int height = 1 + random.nextInt(i % 3 == 0 ? 40 : 9_000);
            for (Ratio ratio : Ratio.values()) {
                Cut cut = Cut.of(FILE, width, height, ratio, random.nextDouble(), random.nextDouble());
                String what = "seed %d: %s of %d×%d is %s".formatted(seed, ratio, width, height, cut);
                assertTrue(cut.x() >= 0 && cut.y() >= 0 && cut.width() > 0 && cut.height() > 0, what);
                assertTrue(cut.x() + cut.width() <= width && cut.y() + cut.height() <= height, what);
                assertTrue(cut.width() == width || cut.height() == height, what);
                if (ratio != Ratio.ORIGINAL) {
                    boolean shaped = Math.abs(cut.width() - cut.height() * ratio.value()) <= 1
                            || Math.abs(cut.height() - cut.width() / ratio.value()) <= 1;
                    assertTrue(shaped, what);
                }
            }
        }
    }

    @Test
    void aRectangleInFractionsIsTheSamePixelsEachTimeAndAtLeastOne() {
        assertEquals(Cut.of(FILE, 0, 0, 999, 333), Cut.of(FILE, 999, 333, Framing.WHOLE));
        assertEquals(Cut.of(FILE, 250, 100, 500, 200), Cut.of(FILE, 1000, 400, new Framing(0.25, 0.25, 0.5, 0.5)));
        assertEquals(Cut.of(FILE, 2, 2, 1, 1), Cut.of(FILE, 3, 3, new Framing(0.99, 0.99, 0.001, 0.001)));
        assertThrows(IllegalArgumentException.class, () -> new Framing(0.5, 0, 0.6, 1));
        assertThrows(IllegalArgumentException.class, () -> new Framing(Double.NaN, 0, 0.5, 1));
        assertThrows(IllegalArgumentException.class, () -> new Framing(0, 0, 0, 1));
    }

    @Test
    void nothingIsMadeWiderThanItIs() {
        assertEquals(List.of(120), Renditions.widths(Cut.of(FILE, 0, 0, 120, 90)));
        assertEquals(List.of(160), Renditions.widths(Cut.of(FILE, 0, 0, 160, 90)));
        assertEquals(List.of(160, 320, 480), Renditions.widths(Cut.of(FILE, 0, 0, 639, 90)));
        assertEquals(Renditions.WIDTHS, Renditions.widths(Cut.of(FILE, 0, 0, 6_000, 4_000)));
    }

    @Test
    void onlyWhatCanBeCountedUpIsMade() {
        Cut social = Cut.of(FILE, 6000, 4000, Ratio.SOCIAL, 0.5, 0.5);
        Cut wide = Cut.of(FILE, 6000, 4000, Ratio.WIDE, 0.5, 0.5);
        assertTrue(Renditions.allows(social, 1200));
        assertEquals(630, Renditions.height(social, 1200));
        assertFalse(Renditions.allows(wide, 1200));
        assertFalse(Renditions.allows(Cut.of(FILE, 0, 0, 1000, 525), 1200));
        assertTrue(Renditions.allows(wide, 1280));
        assertFalse(Renditions.allows(wide, 1281));
        assertFalse(Renditions.allows(Cut.of(FILE, 0, 0, 700, 700), 800));
        assertTrue(Renditions.allows(Cut.of(FILE, 0, 0, 70, 70), 70));
        assertFalse(Renditions.allows(wide, 70));
        assertEquals("/media/" + wide.hash() + "-640.webp", Renditions.path(wide, 640, Renditions.Format.WEBP));
    }

    @Test
    void ratiosAreKnownByTheirLabels() {
        for (Ratio ratio : Ratio.values()) {
            assertEquals(ratio, Ratio.of(ratio.label()));
        }
        assertThrows(IllegalArgumentException.class, () -> Ratio.of("5:4"));
    }
}
