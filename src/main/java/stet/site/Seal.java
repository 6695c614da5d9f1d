package stet.site;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Tells the cursors that a server of ours wrote from those that somebody made up: of those there are as many as anybody
 * likes, and each would be another page.
 */
@Singleton
final class Seal {
    /** HMAC (RFC 2104), of which so much is told that nobody finds it by trying. */
    private static final String ALGORITHM = "HmacSHA256";

    private static final int BYTES = Long.BYTES;

    /** In characters. */
    static final int LENGTH = 11;

    /** What else the secret is good for says another word. */
    private static final String PURPOSE = "cursor ";

    private final SecretKeySpec key;

    /** @param secret alike on all nodes */
    Seal(@ConfigProperty(name = "quarkus.oidc.authentication.state-secret") String secret) {
        this.key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    /** The value of {@code ?before=}. */
    String write(Cursor cursor) {
        String text = cursor.encode();
        return text + of(text);
    }

    /** @param text one that {@link Cursor#decode} can read */
    boolean isOn(String text) {
        String cursor = text.substring(0, Cursor.LENGTH);
        return MessageDigest.isEqual(bytes(cursor + of(cursor)), bytes(text));
    }

    private String of(String cursor) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            byte[] seal = Arrays.copyOf(mac.doFinal(bytes(PURPOSE + cursor)), BYTES);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(seal);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
