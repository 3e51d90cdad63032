package org.guitu.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One person's desk: what that account sees and does through the engine's REST API, by default with the demo password.
 *
 * @param base the address of the application, such as {@code http://localhost:8080}
 * @param account the login name; {@code null} for somebody who is not logged in
 */
public record Desk(String base, String account, String password) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    /** With the demo password. */
    public Desk(String base, String account) {
        this(base, account, "guitu");
    }

    /** An HTTP answer: its status and its body, which is {@code null} when it is empty or not JSON. */
    public record Answer(int status, JsonNode body) {

        /** What went wrong, in words. */
        public String message() {
            return body == null ? "" : body.path("message").asText();
        }
    }

    public Answer get(String path) {
        return send("GET", path, null);
    }

    /** The same path with the size of a page, unless it has one. */
    public static String paged(String path) {
        // Figures come by smaller pages than lists.
        return path.contains("maxResults") || path.contains("/metrics")
                ? path
                : path + (path.contains("?") ? "&" : "?") + "maxResults=1000";
    }

    public Answer post(String path, Object body) {
        return send("POST", path, body);
    }

    /** Sends a request to a path below {@code /engine-rest}; asks for lists by pages, as every program has to. */
    public Answer send(String method, String path, Object body) {
        return send(HttpRequest.newBuilder(URI.create(base + "/engine-rest" + paged(path)))
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofString(JSON.valueToTree(body).toString())));
    }

    private Answer send(HttpRequest.Builder request) {
        if (account != null) {
            var login = (account + ":" + password).getBytes(StandardCharsets.UTF_8);
            request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(login));
        }
        return answer(Browser.exchange(HTTP, request.build(), BodyHandlers.ofString()));
    }

    private static Answer answer(HttpResponse<String> response) {
        boolean json = response.headers()
                .firstValue("Content-Type")
                .filter(type -> type.contains("json"))
                .isPresent();
        return new Answer(
                response.statusCode(), json && !response.body().isEmpty() ? DossierTab.json(response.body()) : null);
    }

    /** Opens a case by the start form. */
    public Answer submitStartForm(String process, Map<String, Object> answers) {
        return post("/process-definition/key/" + process + "/submit-form", Map.of("variables", typed(answers)));
    }

    public Answer claim(String task) {
        return post("/task/" + task + "/claim", Map.of("userId", account));
    }

    public Answer submitForm(String task, Map<String, Object> answers) {
        return post("/task/" + task + "/submit-form", Map.of("variables", typed(answers)));
    }

    /** Deploys these files, by their names. */
    public Answer deploy(String name, Map<String, String> files) {
        var parts = new StringBuilder(part("deployment-name", "", name));
        files.forEach((file, content) -> parts.append(part(file, "; filename=\"%s\"".formatted(file), content)));
        return send(HttpRequest.newBuilder(URI.create(base + "/engine-rest/deployment/create"))
                .header("Content-Type", "multipart/form-data; boundary=part")
                .header("Accept-Language", "en")
                .POST(BodyPublishers.ofString(parts + "--part--\r\n")));
    }

    private static String part(String name, String file, String content) {
        return "--part\r\nContent-Disposition: form-data; name=\"%s\"%s\r\n\r\n%s\r\n".formatted(name, file, content);
    }

    /** The open tasks of a case that this person sees. */
    public List<JsonNode> tasks(String caseNumber) {
        var answer = get("/task?processInstanceBusinessKey=" + caseNumber);
        assertThat(answer.status()).isEqualTo(200);
        return JSON.convertValue(
                answer.body(), JSON.getTypeFactory().constructCollectionType(List.class, JsonNode.class));
    }

    /** As a form in the browser sends them: lists as JSON, everything else as it is. */
    private static Map<String, Object> typed(Map<String, Object> answers) {
        var variables = new HashMap<String, Object>();
        answers.forEach((key, value) -> variables.put(key, variable(value)));
        return variables;
    }

    private static Map<String, Object> variable(Object value) {
        if (value instanceof List<?>) {
            return Map.of("type", "Json", "value", JSON.valueToTree(value).toString());
        }
        var variable = new HashMap<String, Object>();
        variable.put("value", value);
        return variable;
    }
}
