package org.guitu.gate.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.guitu.form.Conditions;
import org.guitu.gate.whole.OlderVersion;
import org.guitu.testing.Desk;
import org.guitu.testing.GuituTest;
import org.guitu.testing.NewCase;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A case that began before a new version needs its own version until it ends, and the gate asks for it. */
@GuituTest
class DeployedVersionsTest {

    private static final String PROCESS = "reception";

    @LocalServerPort
    private int port;

    @Autowired
    private Conditions conditions;

    @Autowired
    private ProcessEngineConfigurationImpl engine;

    @Autowired
    private JdbcClient database;

    private List<OlderVersion> older(Set<String> replaced) {
        return engine.getCommandExecutorTxRequired().execute(context -> new InTheEngine(database).older(replaced));
    }

    private Desk desk(String account) {
        return new Desk("http://localhost:" + port, account);
    }

    private Desk.Answer deploy(Map<String, String> files) {
        desk("administrator").deploy("versions", files);
        return desk("administrator-2").deploy("versions", files);
    }

    private static String read(String folder, String file) throws IOException {
        return Files.readString(Path.of(folder, file));
    }

    private static Map<String, String> withForms(String model) throws IOException {
        var files = new HashMap<>(Map.of(PROCESS + ".bpmn", model));
        var forms = Pattern.compile("formRef=\"([^\"]*)\"").matcher(model);
        while (forms.find()) {
            files.put(forms.group(1) + ".form", read("forms", forms.group(1) + ".form"));
        }
        return files;
    }

    @Test
    void whatIsReplacedIsOlderWithItsFormsAndTheNumberOfItsCases() throws IOException {
        NewCase.open("http://localhost:" + port, conditions, "350404");
        assertThat(older(Set.of())).noneMatch(version -> version.process().equals(PROCESS));
        var replaced = older(Set.of(PROCESS)).stream()
                .filter(version -> version.process().equals(PROCESS))
                .toList();
        assertThat(replaced).singleElement().satisfies(version -> {
            assertThat(version.instances()).isPositive();
            assertThat(version.model().shortName()).isEqualTo(PROCESS + ".bpmn");
            assertThat(new String(version.model().content())).contains("id=\"" + PROCESS + "\"");
            assertThat(version.forms()).isNotEmpty().allSatisfy(form -> assertThat(form.content())
                    .isNotEmpty());
        });

        var model = read("processes", PROCESS + ".bpmn");
        try {
            var answer = deploy(withForms(model + "<!-- the next version -->\n"));
            assertThat(answer.status()).as(answer.message()).isEqualTo(200);
            assertThat(older(Set.of())).anySatisfy(version -> {
                assertThat(version.process()).isEqualTo(PROCESS);
                assertThat(version.instances()).isEqualTo(replaced.get(0).instances());
                assertThat(version.version()).isEqualTo(replaced.get(0).version());
            });
            var limits = read("processes", "time-limits.dmn")
                    .replaceAll("(?s)<rule id=\"obtain-consent[^\"]*\".*?</rule>", "");
            var refused = deploy(Map.of("time-limits.dmn", limits));
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.message())
                    .contains("'obtain-consent' of the deployed reception.bpmn")
                    .contains("'obtain-consent' of version %d of reception"
                            .formatted(replaced.get(0).version()))
                    .contains("running instances");
        } finally {
            deploy(withForms(model));
        }
    }
}
