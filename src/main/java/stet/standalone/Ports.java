package stet.standalone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Whether ports are free before anything is started on them. */
final class Ports {
    private Ports() {}

    /** @throws StartRefused naming the variable that chooses another port */
    static void mustBeFree(String host, int port, String what, String variable) {
        try (ServerSocket socket = new ServerSocket()) {
            // As the servers themselves do: a port whose last connections linger in TIME_WAIT is free.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(host), port));
        } catch (IOException e) {
            throw new StartRefused(
                    "Port %d (%s) cannot be used on %s: %s. Stop what uses it, or choose another with %s."
                            .formatted(port, what, host, e.getMessage(), variable),
                    e);
        }
    }
}
