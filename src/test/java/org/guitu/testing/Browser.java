package org.guitu.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A browser with its own cookies that logs in by the login page; it follows no redirects. Its pages are our own, and what the web
 * apps load; whoever works through the engine's REST API with a password sits at a {@link Desk}.
 */
public final class Browser {

    /** Where the web apps find the engine's REST API. */
    public static final String ENGINE = "/camunda/api/engine/engine/default";

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final String base;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(cookies).build();

    /**
     * @param base the address of the application, such as {@code http://localhost:8080}
     */
    public Browser(String base) {
        this.base = base;
    }

    /** Logs in with the demo password. */
    public Browser logIn(String account) {
        return logIn(account, "guitu");
    }

    public Browser logIn(String account, String password) {
        assertThat(tryLogIn(account, password).headers().firstValue("Location").orElse(""))
                .doesNotContain("/login");
        return this;
    }

    public HttpResponse<String> tryLogIn(String account, String password) {
        return post("/login", "username=%s&password=%s&_csrf=%s".formatted(account, password, formToken()));
    }

    /** The token that every form of our own pages carries. */
    public String formToken() {
        var token = TOKEN.matcher(get("/login").body());
        assertThat(token.find()).isTrue();
        return token.group(1);
    }

    public HttpResponse<String> get(String path) {
        return send(to(paged(path)));
    }

    /** Asks the engine for lists by pages, as the web apps do. */
    private static String paged(String path) {
        return path.startsWith(ENGINE) ? Desk.paged(path) : path;
    }

    /** What a script of our own pages asks for. */
    public HttpResponse<String> getJson(String path) {
        return send(to(path).header("Accept", "application/json"));
    }

    /** Posts a form. */
    public HttpResponse<String> post(String path, String form) {
        return send(to(path).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    /** What a web app's page sends: JSON, with the token that its pages carry in a cookie. */
    public HttpResponse<String> send(String method, String path, String json) {
        return send(request(method, paged(path), json, "application/json"));
    }

    /** A request with a body of that type, and the token of the web apps. */
    public HttpRequest.Builder request(String method, String path, String body, String type) {
        var request = to(path).header("Content-Type", type)
                .header("Accept", "application/json, */*")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        cookie("XSRF-TOKEN").ifPresent(token -> request.header("X-XSRF-TOKEN", token));
        return request;
    }

    /** A request for that page, with nothing but its address. */
    public HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(base + path));
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        return send(request, BodyHandlers.ofString());
    }

    public <T> HttpResponse<T> send(HttpRequest.Builder request, BodyHandler<T> handler) {
        return exchange(http, request.build(), handler);
    }

    public static <T> HttpResponse<T> exchange(HttpClient http, HttpRequest request, BodyHandler<T> handler) {
        try {
            return http.send(request, handler);
        } catch (IOException unreachable) {
            throw new AssertionError(request.toString(), unreachable);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
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

    public String session() {
        return cookie("JSESSIONID").orElseThrow();
    }

    public Optional<String> cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> name.equals(cookie.getName()))
                .map(HttpCookie::getValue)
                .findFirst();
    }
}
