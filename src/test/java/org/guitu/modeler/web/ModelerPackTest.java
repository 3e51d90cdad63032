package org.guitu.modeler.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.guitu.account.DeploymentTokens;
import org.guitu.modeler.ModelerPack;
import org.guitu.testing.Browser;
import org.guitu.testing.DossierTab;
import org.guitu.testing.GuituTest;
import org.guitu.testing.ModelsPages;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@GuituTest
class ModelerPackTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String PACK = "/models/modeler.zip";

    @LocalServerPort
    private int port;

    @Autowired
    private DeploymentTokens tokens;

    private String base() {
        return "http://localhost:" + port;
    }

    private HttpResponse<byte[]> fetch(String account, String password) {
        var login = Base64.getEncoder().encodeToString((account + ":" + password).getBytes(StandardCharsets.UTF_8));
        return Browser.exchange(
                HTTP,
                HttpRequest.newBuilder(URI.create(base() + PACK))
                        .header("Authorization", "Basic " + login)
                        .build(),
                BodyHandlers.ofByteArray());
    }

    private static Map<String, String> files(byte[] zip) throws IOException {
        var files = new LinkedHashMap<String, String>();
        try (var entries = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                files.put(entry.getName(), new String(entries.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    @Test
    void anAdministratorFetchesTheTemplatesWhereTheModelerLooksForThem() throws IOException {
        for (String secret : new String[] {"guitu", tokens.make("administrator", "Modeler", 1)}) {
            var answer = fetch("administrator", secret);
            assertThat(answer.statusCode()).isEqualTo(200);
            var files = files(answer.body());
            assertThat(files).containsOnlyKeys(ModelerPack.README, ModelerPack.TEMPLATES);
            var templates = DossierTab.json(files.get(".camunda/element-templates/guitu.json"));
            assertThat(templates).extracting(any -> any.path("id").asText()).contains("guitu.task", "guitu.approval");
            assertThat(files.get(ModelerPack.README)).contains("归途 · 审批（另一人）", ".camunda/element-templates");
        }
    }

    @Test
    void thePageOfReleasesLeadsThere() {
        var pages = new ModelsPages(base(), "administrator");
        assertThat(pages.read("/models")).contains("href=\"" + PACK + "\"", "下载元素模板");
        assertThat(pages.get(PACK).statusCode()).isEqualTo(200);
    }

    @Test
    void nobodyElseFetchesIt() {
        for (String account : new String[] {"police-350404", "supervisor-350404", "auditor"}) {
            assertThat(fetch(account, "guitu").statusCode()).as(account).isEqualTo(403);
        }
        assertThat(fetch("nobody", "guitu").statusCode()).isEqualTo(401);
    }
}
