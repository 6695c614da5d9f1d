package stet.outbox;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;

/**
 * A server that runs on this database.
 *
 * @param id of this run of it
 * @param name what people call it
 * @param address where the others reach it
 * @param trusts how long it may still take its pages for current, if it has heard nothing since it was last seen
 */
public record Node(String id, String name, URI address, Duration trusts) {
    /** A name that other machines know, for a host that says only “all of this machine's addresses”. */
    static String reachable(String host) {
        if (!host.equals("0.0.0.0") && !host.equals("::")) {
            return host;
        }
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
