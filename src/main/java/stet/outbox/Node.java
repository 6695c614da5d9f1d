package stet.outbox;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;

/**
 * A server that runs on this database.
 *
 * @param id of this run of it
 * @param name what people call it
 * @param address where the others reach it
 * @param trusts how long it may still take its pages for current, if it has heard nothing since it was last seen
 */
public record Node(String id, String name, URI address, Duration trusts) {
    /** What people call the machine, for a host that says only “all of this machine's addresses”. */
    static String named(String host) {
        if (!isEvery(host)) {
            return host;
        }
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }

    /** How other machines reach such a host, as it stands in a URL: by a number, since its name need mean nothing to them. */
    static String reachable(String host) {
        if (!isEvery(host)) {
            return inUrl(host);
        }
        try {
            InetAddress own = InetAddress.getLocalHost();
            InetAddress reached = own.isLoopbackAddress() ? ofNetwork().orElse(own) : own;
            return inUrl(reached.getHostAddress());
        } catch (IOException e) {
            return "localhost";
        }
    }

    private static boolean isEvery(String host) {
        return host.equals("0.0.0.0") || host.equals("::");
    }

    /** RFC 3986, section 3.2.2. */
    private static String inUrl(String host) {
        return host.contains(":") ? "[%s]".formatted(host) : host;
    }

    /** What the machine is called in a network: of its first interface, and of the older kind where it has both. */
    private static Optional<InetAddress> ofNetwork() throws SocketException {
        return NetworkInterface.networkInterfaces()
                .sorted(Comparator.comparingInt(NetworkInterface::getIndex))
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                .min(Comparator.comparing(Inet6Address.class::isInstance));
    }
}
