package stet.demo.prints;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The demo's pictures: the library finds a file that is there already by its bytes, so they must be the same ones. */
class IllustrationTest {
    private static final int SMALL = 160;
    private static final Illustration FOUNTAIN = new Illustration("fountain", "day", "city", 78);

    @ParameterizedTest
    @EnumSource(Motif.class)
    void whoeverDrawsAPictureGetsTheSameBytes(Motif motif) {
        Illustration picture = new Illustration(motif.name(), "dusk", "world", 7);
        List<byte[]> all = IntStream.range(0, 4)
                .parallel()
                .mapToObj(each -> picture.jpeg(SMALL))
                .toList();
        all.forEach(each -> assertArrayEquals(all.get(0), each));
    }

    @Test
    void chanceAndTheHourMakeAnotherPictureOfAMotif() {
        byte[] one = FOUNTAIN.jpeg(SMALL);
        assertFalse(Arrays.equals(one, new Illustration("fountain", "day", "city", 79).jpeg(SMALL)));
        assertFalse(Arrays.equals(one, new Illustration("fountain", "dusk", "city", 78).jpeg(SMALL)));
    }

    @Test
    void aPictureIsHalfAsWideAgainAsHighAndAPortraitSquare() throws IOException {
        BufferedImage fountain = ImageIO.read(new ByteArrayInputStream(FOUNTAIN.jpeg(600)));
        assertEquals(600, fountain.getWidth());
        assertEquals(400, fountain.getHeight());
        BufferedImage portrait = ImageIO.read(
                new ByteArrayInputStream(new Illustration("portrait", "curls 3 glasses", "sport", 1).jpeg(200)));
        assertEquals(200, portrait.getWidth());
        assertEquals(200, portrait.getHeight());
    }

    @Test
    void whatNobodyCanDrawIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Illustration("unicorn", "day", "city", 1).jpeg(SMALL));
        assertThrows(IllegalArgumentException.class, () -> new Illustration("fountain", "noon", "city", 1).jpeg(SMALL));
        assertThrows(
                IllegalArgumentException.class, () -> new Illustration("fountain", "day", "weather", 1).jpeg(SMALL));
        assertThrows(
                IllegalArgumentException.class, () -> new Illustration("portrait", "wig 2", "city", 1).jpeg(SMALL));
    }
}
