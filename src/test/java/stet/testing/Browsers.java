package stet.testing;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
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
        Optional<String> named =
                Optional.ofNullable(System.getenv("STET_TEST_BROWSER")).filter(name -> !name.isBlank());
        Optional<String> installed = named.or(Browsers::installed);
        if (installed.isPresent()) {
            return launch(installed.get());
        }
        try {
            Playwright playwright = Playwright.create(new Playwright.CreateOptions()
                    .setEnv(Map.of(
                            "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD",
                            "",
                            "PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT",
                            "15000")));
            return playwright.chromium().launch(options());
        } catch (PlaywrightException e) {
            System.err.println("Playwright's own browser cannot be had: "
                    + e.getMessage().lines().findFirst().orElse(""));
            installPackage();
            return launch(installed()
                    .orElseThrow(() -> new IllegalStateException(
                            "No browser for the tests: install Chromium, or name one with STET_TEST_BROWSER.")));
        }
    }

    private static Browser launch(String executable) {
        return Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")))
                .chromium()
                .launch(options().setExecutablePath(Path.of(executable)));
    }

    private static BrowserType.LaunchOptions options() {
        // Chromium's own sandbox does not work for root.
        boolean root = "root".equals(System.getProperty("user.name"));
        return new BrowserType.LaunchOptions().setArgs(root ? List.of("--no-sandbox") : List.of());
    }

    private static Optional<String> installed() {
        return Stream.of("chromium", "google-chrome")
                .flatMap(name -> Stream.of(System.getenv("PATH").split(":")).map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }

    private static void installPackage() {
        if (!"root".equals(System.getProperty("user.name")) || !Files.exists(Path.of("/etc/debian_version"))) {
            throw new IllegalStateException(
                    "No browser for the tests: install Chromium, or name one with STET_TEST_BROWSER.");
        }
        run("apt-get", "update", "-q");
        run("apt-get", "install", "-y", "-q", "--no-install-recommends", "chromium", "fonts-noto-core");
    }

    private static void run(String... command) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
            builder.environment().put("DEBIAN_FRONTEND", "noninteractive");
            int code = builder.start().waitFor();
            if (code != 0) {
                throw new IllegalStateException("%s ended with %d".formatted(String.join(" ", command), code));
            }
        } catch (IOException e) {
            throw new IllegalStateException(String.join(" ", command), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
