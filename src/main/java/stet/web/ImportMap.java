package stet.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * Where the browser finds the editor's modules. Browsers take an import map only inline, so the security policy names
 * it by its hash (CSP Level 3, 2.3.1); no other inline script can run.
 */
@Named("importMap")
@ApplicationScoped
public class ImportMap {
    private final String json = read();
    private final String hash = hash(json);

    public InlineJson json() {
        return InlineJson.of(json);
    }

    /** The policy's source expression for it: {@code 'sha256-…'}. */
    public String source() {
        return "'sha256-" + hash + "'";
    }

    private static String read() {
        try (InputStream file = Thread.currentThread().getContextClassLoader().getResourceAsStream("importmap.json")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("importmap.json cannot be read from the class path", e);
        }
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
