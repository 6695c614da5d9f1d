package stet.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdentityTest {
    @TempDir
    Path folder;

    @Test
    void aProcessIsFoundAgainByWhatWasKeptAndByWhereItWorks() throws IOException, InterruptedException {
        Process process = new ProcessBuilder("tail", "-f", "/dev/null")
                .directory(folder.toFile())
                .start();
        try {
            Identity identity = Identity.of(process.pid()).orElseThrow();
            assertEquals(Optional.of(identity), Identity.parse(identity + "\n"));
            assertTrue(Identity.all().contains(identity));
            assertTrue(identity.worksIn(folder));
            assertFalse(identity.worksIn(folder.getParent()));
            identity.end("TERM", Duration.ofSeconds(20));
            assertFalse(identity.isAlive());
            assertEquals(Optional.empty(), Identity.parse(identity.toString()));
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    void aReusedNumberIsAnotherProcess() {
        Identity here = Identity.of(ProcessHandle.current().pid()).orElseThrow();
        assertTrue(here.isAlive());
        assertFalse(new Identity(here.pid(), "1@another-boot").isAlive());
        assertEquals(Optional.empty(), Identity.parse(here.pid() + " 1@another-boot"));
        assertEquals(Optional.empty(), Identity.parse("null"));
        assertEquals(Optional.empty(), Identity.parse(""));
    }
}
