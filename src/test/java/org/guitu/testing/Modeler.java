package org.guitu.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * Camunda Modeler's requests, field by field and header by header, as its {@code CamundaAPI.js} makes them in a page that is a file.
 *
 * @param account {@code null} while it only finds out whether a login is asked for
 * @param release which Modeler it is
 * @param language what its Chromium asks for
 */
public record Modeler(String base, String account, String password, Release release, String language) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String BOUNDARY = "----WebKitFormBoundary7MA4YWxkTrZu0gW";

    /** What differs between releases. */
    public enum Release {
        /** Since 3.5. */
        CURRENT("enable-duplicate-filtering"),
        BEFORE("deploy-changed-only");

        private final String filter;

        Release(String filter) {
            this.filter = filter;
        }
    }

    /** An answer, as far as the Modeler looks at it. */
    public record Answer(int status, JsonNode body) {

        /** What its log shows. */
        public String message() {
            return body.path("message").asText();
        }
    }

    /** While the address is typed, and before it deploys. */
    public Answer checkConnection() {
        return send(request("/deployment?maxResults=0").GET());
    }

    public Answer version() {
        return send(request("/version").GET());
    }

    /** What it asks for the link to Cockpit; any answer but a good one makes it guess. */
    public int webApps() {
        return Browser.exchange(
                        HTTP,
                        HttpRequest.newBuilder(URI.create(base + "/.well-known/camunda-automation-platform/webapps"))
                                .header("Accept", "application/json")
                                .build(),
                        BodyHandlers.ofString())
                .statusCode();
    }

    /** The diagram of the tab, and the files that were ticked with it. */
    public Answer deploy(String name, Map.Entry<String, String> diagram, Map<String, String> attachments) {
        return deploy(name, "", diagram, attachments);
    }

    public Answer deploy(
            String name, String tenant, Map.Entry<String, String> diagram, Map<String, String> attachments) {
        var parts = new ArrayList<String>(List.of(
                field("deployment-name", name),
                field("deployment-source", "Camunda Modeler"),
                field(release.filter, "true")));
        if (!tenant.isEmpty()) {
            parts.add(field("tenant-id", tenant));
        }
        parts.add(file(diagram.getKey(), "text/xml", diagram.getValue()));
        attachments.forEach((file, content) -> parts.add(file(file, "application/octet-stream", content)));
        return send(request("/deployment/create")
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .header("Origin", "file://")
                .header("Sec-Fetch-Site", "cross-site")
                .header("Sec-Fetch-Mode", "cors")
                .POST(BodyPublishers.ofString(String.join("", parts) + "--" + BOUNDARY + "--\r\n")));
    }

    private static String field(String name, String value) {
        return "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n".formatted(BOUNDARY, name, value);
    }

    private static String file(String name, String type, String content) {
        return "--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\nContent-Type: %s\r\n\r\n%s\r\n"
                .formatted(BOUNDARY, name, name, type, content);
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(base + "/engine-rest" + path))
                .header("Accept", "application/json")
                .header("Accept-Language", language)
                .header("User-Agent", "Mozilla/5.0 (X11; Linux x86_64) camunda-modeler Electron Chrome Safari/537.36");
        if (account != null) {
            var login = (account + ":" + password).getBytes(StandardCharsets.UTF_8);
            request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(login));
        }
        return request;
    }

    private static Answer send(HttpRequest.Builder request) {
        HttpResponse<String> answer = Browser.exchange(HTTP, request.build(), BodyHandlers.ofString());
        boolean json = answer.headers()
                .firstValue("Content-Type")
                .filter(type -> type.contains("json"))
                .isPresent();
        return new Answer(answer.statusCode(), DossierTab.json(json ? answer.body() : "{}"));
    }
}
