package stet.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BrowsersTest {
    @Test
    void aBrowserIsNamedByItsPathOrAsACommand() {
        assertEquals(Optional.of(Path.of("/bin/sh")), Browsers.named("/bin/sh"));
        assertEquals("sh", Browsers.named("sh").orElseThrow().getFileName().toString());
        assertEquals(Optional.empty(), Browsers.named(null));
        assertEquals(Optional.empty(), Browsers.named(" "));
    }

    @Test
    void aNameThatLeadsNowhereIsNotPassedOver() {
        String told = assertThrows(IllegalStateException.class, () -> Browsers.named("no-such-browser"))
                .getMessage();
        assertTrue(told.contains("STET_TEST_BROWSER") && told.contains("no-such-browser"), told);
        assertThrows(IllegalStateException.class, () -> Browsers.named("/no/such/browser"));
    }
}
