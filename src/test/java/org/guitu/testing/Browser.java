package org.guitu.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import java.util.regex.Pattern;

/** A browser with its own cookies that logs in by the login page; it follows no redirects. */
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

    public Browser logIn(String account) {
        return logIn(account, "guitu");
    }

    public Browser logIn(String account, String password) {
        assertThat(tryLogIn(account, password).headers().firstValue("Location").orElse(""))
                .doesNotContain("error")
                .doesNotContain("slow");
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
        return send(HttpRequest.newBuilder(URI.create(base + path)));
    }

    /** Posts a form. */
    public HttpResponse<String> post(String path, String form) {
        return send(HttpRequest.newBuilder(URI.create(base + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    /** What a web app's page sends: JSON, with the token that its pages carry in a cookie. */
    public HttpResponse<String> send(String method, String path, String json) {
        return send(request(method, path, json, "application/json"));
    }

    /** A request with a body of that type, and the token of the web apps. */
    public HttpRequest.Builder request(String method, String path, String body, String type) {
        var request = HttpRequest.newBuilder(URI.create(base + path))
                .header("Content-Type", type)
                .header("Accept", "application/json, */*")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        cookie("XSRF-TOKEN").ifPresent(token -> request.header("X-XSRF-TOKEN", token));
        return request;
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException unreachable) {
            throw new AssertionError(unreachable);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    public String session() {
        return cookie("JSESSIONID").orElseThrow();
    }

    private Optional<String> cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> name.equals(cookie.getName()))
                .map(HttpCookie::getValue)
                .findFirst();
    }
}
