package stet.testing;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.impl.driver.Driver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A real browser for tests: the one that {@code STET_TEST_BROWSER} names, else an installed Chromium or Chrome, else
 * Playwright's own download, else, as root on Debian, the package {@code chromium}. Where none can be had the tests fail.
 */
public final class Browsers {
    private static final Map<String, String> NO_DOWNLOAD = Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");

    private static Browser browser;

    private Browsers() {}

    /** One browser for the whole run; each test opens contexts of its own in it. */
    public static synchronized Browser get() {
        if (browser == null) {
            browser = find();
        }
        return browser;
    }

    private static Browser find() {
        Optional<Path> present = named(System.getenv("STET_TEST_BROWSER")).or(Browsers::installed);
        if (present.isPresent()) {
            return launch(options().setExecutablePath(present.get()));
        }
        if (downloaded()) {
            return launch(options());
        }
        installPackage();
        return launch(options().setExecutablePath(installed().orElseThrow(Browsers::none)));
    }

    /**
     * The one that a variable names: a path, or a command on the path.
     *
     * @throws IllegalStateException when it names none: another one in its place would be a surprise
     */
    static Optional<Path> named(String name) {
        if (name == null || name.isBlank()) {
            return Optional.empty();
        }
        Optional<Path> found =
                name.contains("/") ? Optional.of(Path.of(name)).filter(Files::isExecutable) : onPath(name);
        return Optional.of(found.orElseThrow(
                () -> new IllegalStateException("STET_TEST_BROWSER names “%s”, which cannot be run.".formatted(name))));
    }

    private static Optional<Path> installed() {
        return Stream.of("chromium", "google-chrome")
                .flatMap(name -> onPath(name).stream())
                .findFirst();
    }

    private static Optional<Path> onPath(String name) {
        return Stream.of(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Whether Playwright could fetch its own: its command line says why, if not. */
    private static boolean downloaded() {
        ProcessBuilder installer = Driver.ensureDriverInstalled(NO_DOWNLOAD, false)
                .createProcessBuilder()
                .inheritIO();
        installer.command().addAll(List.of("install", "chromium"));
        installer.environment().remove("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD");
        installer.environment().put("PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT", "15000");
        return ended(installer) == 0;
    }

    private static Browser launch(BrowserType.LaunchOptions options) {
        return Playwright.create(new Playwright.CreateOptions().setEnv(NO_DOWNLOAD))
                .chromium()
                .launch(options);
    }

    private static BrowserType.LaunchOptions options() {
        // Chromium's own sandbox does not work for root.
        return new BrowserType.LaunchOptions().setArgs(isRoot() ? List.of("--no-sandbox") : List.of());
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static void installPackage() {
        if (!isRoot() || !Files.exists(Path.of("/etc/debian_version"))) {
            throw none();
        }
        run("apt-get", "update", "-q");
        run("apt-get", "install", "-y", "-q", "--no-install-recommends", "chromium", "fonts-noto-core");
    }

    private static IllegalStateException none() {
        return new IllegalStateException(
                "No browser for the tests: install Chromium, or name one with STET_TEST_BROWSER.");
    }

    private static void run(String... command) {
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        builder.environment().put("DEBIAN_FRONTEND", "noninteractive");
        int code = ended(builder);
        if (code != 0) {
            throw new IllegalStateException("%s ended with %d".formatted(String.join(" ", command), code));
        }
    }

    private static int ended(ProcessBuilder command) {
        try {
            return command.start().waitFor();
        } catch (IOException e) {
            throw new IllegalStateException(String.join(" ", command.command()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
