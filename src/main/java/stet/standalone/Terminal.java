package stet.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether somebody reads along. */
public final class Terminal {
    private Terminal() {}

    /** Whether this process's output goes to a terminal; {@code System.console()} alone tells it only before Java 22. */
    public static boolean isAttached() {
        Path output = Path.of("/proc/self/fd/1");
        if (Files.exists(output)) {
            try {
                String target = Files.readSymbolicLink(output).toString();
                return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
            } catch (IOException e) {
                return false;
            }
        }
        return System.console() != null;
    }
}
