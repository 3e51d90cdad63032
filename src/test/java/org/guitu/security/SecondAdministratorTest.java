package org.guitu.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.camunda.bpm.engine.RepositoryService;
import org.guitu.testing.Desk;
import org.guitu.testing.GuituTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * No administrator alone opens what is known of people, lets somebody start a process, takes an approval out or shortens how long a case is
 * kept.
 */
@GuituTest
class SecondAdministratorTest {

    private static final String FIRST = "administrator";
    private static final String SECOND = "administrator-2";
    private static final Set<String> BY_ONE =
            Set.of("time-limits.dmn", "limit-extension.dmn", "parked-notice.dmn", "follow-up-interval.dmn");

    @LocalServerPort
    private int port;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private JdbcClient database;

    @AfterEach
    void everythingIsDeployedAsItWas() {
        packaged().forEach((file, content) -> {
            if (file.endsWith(".dmn") && !content.equals(deployed(file))) {
                repository
                        .createDeployment()
                        .addString("processes/" + file, content)
                        .deploy();
            }
        });
        database.sql(
                        "update guitu.release set state = 'WITHDRAWN', decided_by = made_by, decided_at = now() where decided_by is null")
                .update();
    }

    private String deployed(String table) {
        var newest = repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(table.replace(".dmn", ""))
                .latestVersion()
                .singleResult();
        try (var model = repository.getDecisionModel(newest.getId())) {
            return new String(model.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Test
    void changesATableThatSaysMoreThanWhen() {
        var byOne = new TreeSet<String>();
        packaged().forEach((file, content) -> {
            if (file.endsWith(".dmn")) {
                var answer = deploy(FIRST, file, changed(file, content));
                if (answer.status() == 200) {
                    byOne.add(file);
                } else {
                    assertThat(answer.message()).contains("Not deployed yet", file);
                }
            }
        });
        assertThat(byOne).isEqualTo(BY_ONE);
    }

    @Test
    void changesAProcessOrAForm() {
        var files = packaged();
        files.keySet().removeIf(file -> file.endsWith(".dmn"));
        files.replaceAll(SecondAdministratorTest::changed);
        var answer = desk(FIRST).deploy("models", files);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.message()).contains("Not deployed yet").contains(files.keySet());
    }

    @ParameterizedTest
    @CsvSource({"field-access.dmn", "case-header.dmn", "retention.dmn"})
    void butTwoDo(String file) {
        var changed = changed(file, packaged().get(file));
        for (int time = 0; time < 2; time++) {
            assertThat(deploy(FIRST, file, changed).message()).contains("Not deployed yet", "another one");
        }
        assertThat(deploy(SECOND, file, changed(file, changed)).status()).isEqualTo(400);
        assertThat(deploy(SECOND, file, changed).status()).isEqualTo(200);
        assertThat(database.sql("select count(*) from audit.event where kind = 'MODELS_OFFERED' and detail = ?")
                        .param(file)
                        .query(Long.class)
                        .single())
                .isGreaterThanOrEqualTo(3);
        // What was settled is sent anew.
        assertThat(deploy(FIRST, file, packaged().get(file)).status()).isEqualTo(400);
    }

    @Test
    void deploysNoTableUnderAnotherName() {
        packaged().forEach((file, content) -> {
            if (file.endsWith(".dmn")) {
                assertThat(deploy(FIRST, "folder/other.dmn", content).message())
                        .as(file)
                        .contains("one decision, called like the file");
            }
        });
    }

    @Test
    void deploysWhatIsDeployedAlready() {
        assertThat(desk(FIRST).deploy("models", packaged()).status()).isEqualTo(200);
    }

    private static String changed(String file, String content) {
        return content + (file.endsWith(".form") ? "\n" : "<!-- changed -->\n");
    }

    private Desk.Answer deploy(String account, String file, String content) {
        return desk(account).deploy("models", Map.of(file, content));
    }

    private Desk desk(String account) {
        return new Desk("http://localhost:" + port, account);
    }

    private static Map<String, String> packaged() {
        var files = new TreeMap<String, String>();
        for (String folder : new String[] {"processes", "forms"}) {
            try (var found = Files.list(Path.of(folder))) {
                for (Path file : found.filter(any -> any.toString().matches(".*\\.(bpmn|dmn|form)"))
                        .toList()) {
                    files.put(file.getFileName().toString(), Files.readString(file));
                }
            } catch (IOException missing) {
                throw new UncheckedIOException(missing);
            }
        }
        return files;
    }
}
