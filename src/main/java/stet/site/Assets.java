package stet.site;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The site's static files: each is linked with a hash of its bytes, so that a new one is never hidden by an old one. */
final class Assets {
    private static final String ROOT = "/assets/site/";
    private static final Map<String, String> HREFS = new ConcurrentHashMap<>();

    private Assets() {}

    /** @param file its path below {@code assets/site}, {@code base.css} */
    static String href(String file) {
        return HREFS.computeIfAbsent(file, name -> ROOT + name + "?v=" + version(name));
    }

    private static String version(String file) {
        String resource = "META-INF/resources" + ROOT + file;
        try (InputStream bytes = Thread.currentThread().getContextClassLoader().getResourceAsStream(resource)) {
            if (bytes == null) {
                throw new IllegalArgumentException("There is no file " + resource);
            }
            return HexFormat.of().formatHex(sha256(bytes.readAllBytes()), 0, 5);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
