package stet.web;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Where the browser finds the editor's modules. Browsers take an import map only inline, so the security policy names
 * it by its hash (CSP Level 3, 2.3.1); no other inline script can run.
 */
@Named("importMap")
@ApplicationScoped
public class ImportMap {
    private final String json = read();

    public InlineJson json() {
        return InlineJson.of(json);
    }

    void allow(@Observes StartupEvent started, SecurityHeaders headers) {
        headers.allowInlineScript(json);
    }

    private static String read() {
        try (InputStream file = Thread.currentThread().getContextClassLoader().getResourceAsStream("importmap.json")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("importmap.json cannot be read from the class path", e);
        }
    }
}
