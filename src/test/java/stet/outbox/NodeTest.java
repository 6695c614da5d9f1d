package stet.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the others are told to ask a server that listens everywhere. */
class NodeTest {
    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::"})
    void whoListensEverywhereIsReachedByANumber(String host) throws UnknownHostException {
        String reached =
                URI.create("http://%s:8080".formatted(Node.reachable(host))).getHost();
        assertFalse(reached.matches(".*[g-z].*"), reached + " is a name, which other machines need not know");
        assertFalse(InetAddress.getByName(reached).isAnyLocalAddress(), reached);
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1, 127.0.0.1", "one.example, one.example", "fd00::7, [fd00::7]"})
    void whoListensAtOneAddressIsReachedThere(String host, String reached) {
        assertEquals(reached, Node.reachable(host));
        assertEquals(
                reached,
                URI.create("http://%s:8080".formatted(Node.reachable(host))).getHost());
    }

    @Test
    void peopleCallItByItsName() throws UnknownHostException {
        assertEquals(InetAddress.getLocalHost().getHostName(), Node.named("0.0.0.0"));
        assertEquals("one.example", Node.named("one.example"));
    }
}
