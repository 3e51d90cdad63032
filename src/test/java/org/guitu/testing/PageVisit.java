package org.guitu.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.CookieManager;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A session of one account with Guitu's own pages, over HTTP, as a browser has it. */
public final class PageVisit {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final String base;
    private final HttpClient http;
    private final CookieManager cookies = new CookieManager();

    private PageVisit(String base) {
        this.base = base;
        this.http = HttpClient.newBuilder().cookieHandler(cookies).build();
    }

    /** Somebody who has not logged in. */
    public static PageVisit anonymous(String base) {
        return new PageVisit(base);
    }

    /** Logs in with the demo password. */
    public static PageVisit of(String base, String account) {
        var visit = new PageVisit(base);
        var form = "username=%s&password=guitu&_csrf=%s"
                .formatted(account, URLEncoder.encode(visit.token(), StandardCharsets.UTF_8));
        var answer = visit.send(
                "POST",
                "/login",
                BodyPublishers.ofString(form),
                Map.of("Content-Type", "application/x-www-form-urlencoded"),
                BodyHandlers.discarding());
        assertThat(answer.headers().firstValue("Location").orElse("")).doesNotContain("/login");
        return visit;
    }

    /** What this session's own requests send along. */
    public String token() {
        var page = send("GET", "/login", BodyPublishers.noBody(), Map.of(), BodyHandlers.ofString());
        var token = TOKEN.matcher(page.body());
        assertThat(token.find()).isTrue();
        return token.group(1);
    }

    public HttpResponse<String> get(String path) {
        return send(
                "GET", path, BodyPublishers.noBody(), Map.of("Accept", "application/json"), BodyHandlers.ofString());
    }

    /** The first line of the answer to a POST that announces a body of that length and does not send it. */
    public String announce(String path, long length, Map<String, String> headers) {
        var address = URI.create(base);
        var sent = cookies.getCookieStore().getCookies().stream()
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        var request = new StringBuilder("POST %s HTTP/1.1\r\nHost: localhost\r\nCookie: %s\r\nContent-Length: %d\r\n"
                .formatted(path, sent, length));
        headers.forEach(
                (name, value) -> request.append(name).append(": ").append(value).append("\r\n"));
        try (var socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
                    .readLine();
        } catch (IOException failed) {
            throw new AssertionError("POST " + path, failed);
        }
    }

    public <T> HttpResponse<T> send(
            String method, String path, BodyPublisher body, Map<String, String> headers, BodyHandler<T> handler) {
        var request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofMinutes(1))
                .method(method, body);
        headers.forEach(request::header);
        try {
            return http.send(request.build(), handler);
        } catch (IOException failed) {
            throw new AssertionError(method + " " + path, failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }
}
