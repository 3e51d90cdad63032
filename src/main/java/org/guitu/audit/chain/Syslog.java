package org.guitu.audit.chain;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Sends one line to a log server, as RFC 5424 writes it; over TCP with its length before it, by RFC 6587. */
final class Syslog {

    /** Facility 13, log audit; severity 6, informational. */
    private static final int PRIORITY = 13 * 8 + 6;

    private static final int DEFAULT_PORT = 514;
    private static final int TIMEOUT = 5000;

    private Syslog() {}

    /**
     * @param server {@code udp://host:port} or {@code tcp://host:port}
     * @throws IllegalArgumentException when it is neither
     */
    static void send(String server, Instant at, String line) throws IOException {
        var place = URI.create(server);
        var address = new InetSocketAddress(place.getHost(), place.getPort() < 0 ? DEFAULT_PORT : place.getPort());
        var message = "<%d>1 %s %s guitu %d audit-anchor - %s"
                .formatted(
                        PRIORITY,
                        at,
                        InetAddress.getLocalHost().getHostName(),
                        ProcessHandle.current().pid(),
                        line)
                .getBytes(StandardCharsets.UTF_8);
        switch (String.valueOf(place.getScheme())) {
            case "udp" -> {
                try (var socket = new DatagramSocket()) {
                    socket.send(new DatagramPacket(message, message.length, address));
                }
            }
            case "tcp" -> {
                try (var socket = new Socket()) {
                    socket.connect(address, TIMEOUT);
                    var out = socket.getOutputStream();
                    out.write((message.length + " ").getBytes(StandardCharsets.US_ASCII));
                    out.write(message);
                    out.flush();
                }
            }
            default -> throw new IllegalArgumentException("'%s' is neither udp:// nor tcp://".formatted(server));
        }
    }
}
