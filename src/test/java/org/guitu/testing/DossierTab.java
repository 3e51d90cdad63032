package org.guitu.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.springframework.web.util.UriUtils;

/** The tab “档案” of one task, as somebody's browser speaks to the server for it. */
public final class DossierTab {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Browser browser;
    private final String path;
    private Map<String, String> token = Map.of();

    public DossierTab(Browser browser, String task) {
        this.browser = browser;
        this.path = "/dossier/tasks/" + task;
    }

    /** Opens the tab, which makes it able to send something. */
    public JsonNode read() {
        var answer = browser.getJson(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        var seen = json(answer.body());
        token = Map.of(
                seen.path("token").path("header").asText(),
                seen.path("token").path("value").asText());
        return seen;
    }

    /** The token of one's own session, for whoever cannot open the tab: the login page shows it to everybody. */
    public void takeToken() {
        token = Map.of("X-CSRF-TOKEN", browser.formToken());
    }

    public HttpResponse<String> upload(String title, String dataClass, byte[] content) {
        return upload(title, dataClass, BodyPublishers.ofByteArray(content));
    }

    public HttpResponse<String> upload(String title, String dataClass, BodyPublisher content) {
        return send(
                "POST",
                "/documents",
                content,
                Map.of(
                        "Content-Type",
                        "application/octet-stream",
                        "Guitu-Title",
                        UriUtils.encode(title, StandardCharsets.UTF_8),
                        "Guitu-Class",
                        dataClass),
                BodyHandlers.ofString());
    }

    /** The first line of the answer to an upload of that length of which not a byte is sent. */
    public String announceUpload(long length) {
        var headers = new HashMap<>(token);
        headers.put("Guitu-Title", "x");
        headers.put("Guitu-Class", "legal");
        return browser.announce(path + "/documents", length, headers);
    }

    public HttpResponse<String> post(String route, Object body) {
        try {
            return send(
                    "POST",
                    route,
                    BodyPublishers.ofString(JSON.writeValueAsString(body)),
                    Map.of("Content-Type", "application/json"),
                    BodyHandlers.ofString());
        } catch (JsonProcessingException impossible) {
            throw new IllegalArgumentException(impossible);
        }
    }

    public <T> HttpResponse<T> download(String document, BodyHandler<T> handler) {
        return send("GET", "/documents/" + document, BodyPublishers.noBody(), Map.of(), handler);
    }

    private <T> HttpResponse<T> send(
            String method, String route, BodyPublisher body, Map<String, String> headers, BodyHandler<T> handler) {
        var all = new HashMap<>(headers);
        all.putIfAbsent("Accept", "application/json");
        all.putAll(token);
        var request = browser.to(path + route).method(method, body);
        all.forEach(request::header);
        return browser.send(request, handler);
    }

    public static JsonNode json(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException notJson) {
            throw new AssertionError(body, notJson);
        }
    }

    public static String message(HttpResponse<String> answer) {
        return answer.body().isEmpty()
                ? ""
                : json(answer.body()).path("message").asText();
    }
}
