package org.guitu.gate.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.camunda.bpm.engine.RepositoryService;
import org.guitu.testing.Browser;
import org.guitu.testing.DossierTab;
import org.guitu.testing.GuituTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@GuituTest
class ModelCheckTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String PROCESS = "processes/mandatory-defence.bpmn";

    @LocalServerPort
    private int port;

    @Autowired
    private RepositoryService repository;

    private HttpResponse<String> check(String account, String language, byte[] body) {
        var login = Base64.getEncoder().encodeToString((account + ":guitu").getBytes(StandardCharsets.UTF_8));
        var request = HttpRequest.newBuilder(URI.create("http://localhost:%d/models/check".formatted(port)))
                .header("Authorization", "Basic " + login)
                .header("Accept-Language", language)
                .header("Content-Type", "application/zip")
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        return Browser.exchange(HTTP, request, BodyHandlers.ofString());
    }

    private static byte[] zip(Map<String, String> files) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    private static Map<String, String> process(String old, String now) throws IOException {
        var files = new LinkedHashMap<String, String>();
        var content = Files.readString(Path.of(PROCESS));
        files.put(PROCESS, content.replace(old, now));
        var forms = Pattern.compile("formRef=\"([^\"]+)\"").matcher(content);
        while (forms.find()) {
            var form = "forms/%s.form".formatted(forms.group(1));
            files.put(form, Files.readString(Path.of(form)));
        }
        return files;
    }

    @Test
    void whatWouldBeTakenPassesAndIsNotDeployed() throws IOException {
        long before = repository.createDeploymentQuery().count();
        var answer = check("administrator", "zh-CN", zip(process("", "")));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(DossierTab.json(answer.body()).path("passes").asBoolean()).isTrue();
        assertThat(repository.createDeploymentQuery().count()).isEqualTo(before);
    }

    @Test
    void whatIsWrongIsToldAtOnceByTheGateAndTheEnginesParserInTheLanguageThatIsAskedFor() throws IOException {
        var files = process("camunda:candidateGroups=\"justice\"", "camunda:candidateGroups=\"司法\"");
        files.computeIfPresent(
                PROCESS, (name, content) -> content.replaceFirst("targetRef=\"[^\"]+\"", "targetRef=\"nowhere\""));
        var answer = check("administrator", "zh-CN", zip(files));
        assertThat(answer.statusCode()).isEqualTo(422);
        var problems = DossierTab.json(answer.body()).path("problems");
        assertThat(problems).anySatisfy(problem -> {
            assertThat(problem.path("message").asText()).contains("“司法”不是任务队列", "“justice”");
            assertThat(problem.path("name").asText()).isNotEmpty();
            assertThat(problem.path("lane").asText()).isNotEmpty();
            assertThat(problem.path("severity").asText()).isEqualTo("FAULT");
        });
        assertThat(problems)
                .extracting(problem -> problem.path("message").asText())
                .anyMatch(message -> message.startsWith("引擎不能读取") && message.contains("nowhere"));
        JsonNode english =
                DossierTab.json(check("administrator", "en", zip(files)).body());
        assertThat(english.path("problems"))
                .extracting(problem -> problem.path("message").asText())
                .anyMatch(message -> message.startsWith("the engine cannot read it"));
    }

    @Test
    void onlyAnAdministratorAsks() throws IOException {
        for (String account : new String[] {"police-350404", "supervisor-350404", "auditor"}) {
            assertThat(check(account, "zh", zip(process("", ""))).statusCode()).isEqualTo(403);
        }
        assertThat(check("nobody", "zh", zip(process("", ""))).statusCode()).isEqualTo(401);
    }

    @Test
    void whatIsNoZipIsRefusedWithTheRemedy() {
        var answer = check("administrator", "zh", "models".getBytes(StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("打包成 ZIP");
    }
}
