package org.guitu.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
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

/** A session of one account with Guitu's own pages, over HTTP, as a browser has it. */
public final class PageVisit {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final String base;
    private final HttpClient http;

    private PageVisit(String base) {
        this.base = base;
        this.http = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    }

    /** Somebody who has not logged in. */
    public static PageVisit anonymous(String base) {
        return new PageVisit(base);
    }

    /** Logs in with the demo password. */
    public static PageVisit of(String base, String account) {
        var visit = new PageVisit(base);
        var token =
                TOKEN.matcher(visit.send("GET", "/login", BodyPublishers.noBody(), Map.of(), BodyHandlers.ofString())
                        .body());
        assertThat(token.find()).isTrue();
        var form = "username=%s&password=guitu&_csrf=%s"
                .formatted(account, URLEncoder.encode(token.group(1), StandardCharsets.UTF_8));
        var answer = visit.send(
                "POST",
                "/login",
                BodyPublishers.ofString(form),
                Map.of("Content-Type", "application/x-www-form-urlencoded"),
                BodyHandlers.discarding());
        assertThat(answer.headers().firstValue("Location").orElse("")).doesNotContain("/login");
        return visit;
    }

    public HttpResponse<String> get(String path) {
        return send(
                "GET", path, BodyPublishers.noBody(), Map.of("Accept", "application/json"), BodyHandlers.ofString());
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
