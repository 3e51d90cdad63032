package org.guitu.draft.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import org.guitu.testing.Browser;

/** The form of one place in the browser of one account. */
record Sheet(Browser browser, String account, String path) {

    private static final ObjectMapper JSON = new ObjectMapper();

    HttpResponse<String> read() {
        return browser.getJson(path);
    }

    JsonNode answers() {
        return json(read()).path("answers");
    }

    HttpResponse<String> save(long revision, String window, Map<String, Object> answers) {
        return saveAs(account, revision, window, answers);
    }

    HttpResponse<String> saveAs(String name, long revision, String window, Map<String, Object> answers) {
        try {
            return send(
                    "PUT",
                    JSON.writeValueAsString(
                            Map.of("account", name, "revision", revision, "window", window, "answers", answers)));
        } catch (JsonProcessingException impossible) {
            throw new AssertionError(impossible);
        }
    }

    HttpResponse<String> send(String method, String body) {
        return browser.send(browser.to(path)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .header("X-CSRF-TOKEN", browser.formToken())
                .method(method, BodyPublishers.ofString(body)));
    }

    static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (JsonProcessingException notJson) {
            throw new AssertionError(answer.body(), notJson);
        }
    }
}
