package org.guitu.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.guitu.office.Directory;
import org.guitu.testing.Browser;
import org.guitu.testing.GuituTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@GuituTest
class MetricsTest {

    private static final Pattern FIGURE = Pattern.compile("\\b(guitu|hikaricp|http_server|jvm_memory)_\\w+");

    @LocalServerPort
    private int port;

    @Autowired
    private MetricsSettings settings;

    @Autowired
    private WorkMetrics metrics;

    private static HttpResponse<String> get(int port, String path, String account) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:%d%s".formatted(port, path)));
        if (account != null) {
            request.header(
                    "Authorization", "Basic " + Base64.getEncoder().encodeToString((account + ":guitu").getBytes()));
        }
        return Browser.exchange(HttpClient.newHttpClient(), request.build(), BodyHandlers.ofString());
    }

    @Test
    void tellsOfEveryDepartmentAndOfTheProgramWithoutALogin(@Autowired Directory directory) {
        metrics.count();
        var told = get(settings.port(), MetricsPort.PATH, null);
        assertThat(told.statusCode()).isEqualTo(200);
        assertThat(directory.departments()).allSatisfy(department -> assertThat(told.body())
                .contains("guitu_tasks_open{department=\"%s\"}".formatted(department.id()))
                .contains("guitu_tasks_overdue{department=\"%s\"}".formatted(department.id()))
                .contains("guitu_tasks_oldest_seconds{department=\"%s\"}".formatted(department.id())));
        assertThat(told.body())
                .contains(
                        "guitu_jobs_failed ",
                        "guitu_jobs_due ",
                        "guitu_sweep_behind_seconds ",
                        "guitu_chain_waiting ",
                        "guitu_chain_sound 1.0",
                        "guitu_mails_waiting ",
                        "hikaricp_connections_active",
                        "jvm_memory_used_bytes");
    }

    @Test
    void nothingElseAnswersThereAndTheyAnswerNowhereElse() {
        for (String path : new String[] {"/login", "/cases", "/engine-rest/task", "/actuator/health", "/"}) {
            assertThat(get(settings.port(), path, "supervisor-350404").statusCode())
                    .as(path)
                    .isIn(401, 403);
        }
        assertThat(get(port, MetricsPort.PATH, "administrator").statusCode()).isNotEqualTo(200);
        assertThat(get(port, MetricsPort.PATH, null).body()).doesNotContain("guitu_tasks_open");
    }

    @Test
    void whatTheBoardShowsAndTheAlertsAskForIsTold() throws IOException {
        get(port, "/login", null);
        metrics.count();
        var told = get(settings.port(), MetricsPort.PATH, null).body();
        var asked = Stream.of("guitu.json", "alerts.yml")
                .map(Path.of("src/main/grafana")::resolve)
                .flatMap(file -> FIGURE.matcher(read(file)).results())
                .map(MatchResult::group)
                .distinct()
                .toList();
        assertThat(asked).hasSizeGreaterThan(12).allSatisfy(figure -> assertThat(told)
                .containsPattern("(?m)^" + figure + "[ {]"));
        assertThat(told).contains("tomcat_sessions_active_current_sessions");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Test
    void noFigureNamesACaseOrAPerson() {
        for (String path : List.of(
                "/cases/350404-2026-000001-4",
                "/engine-rest/task?processInstanceBusinessKey=350404-2026-000001-4",
                "/engine-rest/process-definition/key/350404-name",
                "/no/350404-2026-000001-4")) {
            get(port, path, "supervisor-350404");
            get(port, path, null);
        }
        metrics.count();
        assertThat(get(settings.port(), MetricsPort.PATH, null).body())
                .doesNotContainPattern("[CER]-?\\d{4}-?\\d{4,}|350404-");
    }
}
