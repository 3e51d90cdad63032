package org.guitu.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Somebody at one address of the loopback network, who opens the login page and logs in, each time anew. */
record Caller(int port, String address) {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
    private static final Pattern COOKIE = Pattern.compile("Set-Cookie: (LOGIN-TOKEN=[^;]+)");
    private static final int PATIENCE_MILLIS = 60_000;

    /** A page that was opened, and what a form on it sends back. */
    record Page(String token, String cookie) {}

    Page open() throws IOException {
        var answer = send("GET /login HTTP/1.1\r\n", "");
        var token = TOKEN.matcher(answer);
        var cookie = COOKIE.matcher(answer);
        if (!token.find() || !cookie.find()) {
            throw new IOException("No login page: " + answer.lines().findFirst().orElse("nothing"));
        }
        return new Page(token.group(1), cookie.group(1));
    }

    /** The status of the answer. */
    int logIn(Page page, String account, String password) throws IOException {
        var form = "username=%s&password=%s&_csrf=%s"
                .formatted(account, password, URLEncoder.encode(page.token(), StandardCharsets.UTF_8));
        var answer = send(
                "POST /login HTTP/1.1\r\nCookie: %s\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: %d\r\n"
                        .formatted(page.cookie(), form.length()),
                form);
        return Integer.parseInt(answer.substring(9, 12));
    }

    private String send(String head, String body) throws IOException {
        try (var socket = new Socket()) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.bind(new InetSocketAddress(InetAddress.getByName(address), 0));
            socket.connect(new InetSocketAddress("127.0.0.1", port), PATIENCE_MILLIS);
            socket.getOutputStream()
                    .write((head + "Host: localhost:" + port + "\r\nConnection: close\r\n\r\n" + body)
                            .getBytes(StandardCharsets.UTF_8));
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (answer.length() < 12) {
                throw new IOException("no answer");
            }
            return answer;
        }
    }
}
