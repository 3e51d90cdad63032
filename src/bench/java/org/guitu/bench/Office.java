package org.guitu.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A browser with Tasklist open: logs in once at the login page, then sends what the web app sends, in the session. The password
 * is checked at login only, so its cost is in no figure.
 */
final class Office {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final String base;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(cookies)
            .build();

    Office(int port) {
        this.base = "http://localhost:" + port;
    }

    Office login(String account) {
        cookies.getCookieStore().removeAll();
        var page = TOKEN.matcher(
                send(HttpRequest.newBuilder(URI.create(base + "/login"))).body());
        if (!page.find()) {
            throw new IllegalStateException("The login page has no token.");
        }
        var form = Map.of("username", account, "password", "guitu", "_csrf", page.group(1)).entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        send(HttpRequest.newBuilder(URI.create(base + "/login"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
        send(HttpRequest.newBuilder(URI.create(base + "/camunda/app/tasklist/default/")));
        return this;
    }

    JsonNode get(String path) {
        return read(send(api(path)));
    }

    /** What a page or script of our own asks for. */
    JsonNode getOwn(String path) {
        return read(send(HttpRequest.newBuilder(URI.create(base + path)).header("Accept", "application/json")));
    }

    JsonNode post(String path, Object body) {
        try {
            return read(send(api(path)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)))));
        } catch (IOException unwritable) {
            throw new IllegalArgumentException(unwritable);
        }
    }

    private HttpRequest.Builder api(String path) {
        return HttpRequest.newBuilder(URI.create(base + "/camunda/api/engine/engine/default" + path))
                .header("Accept", "application/hal+json, application/json; q=0.5")
                .header(
                        "X-XSRF-TOKEN",
                        cookies.getCookieStore().getCookies().stream()
                                .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                                .map(HttpCookie::getValue)
                                .findFirst()
                                .orElse(""));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException unreachable) {
            throw new IllegalStateException(unreachable);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static JsonNode read(HttpResponse<String> response) {
        if (response.statusCode() >= 300) {
            throw new IllegalStateException(
                    "%s answers %d: %s".formatted(response.uri(), response.statusCode(), response.body()));
        }
        try {
            return JSON.readTree(response.body());
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
