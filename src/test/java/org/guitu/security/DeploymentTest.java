package org.guitu.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.impl.juel.jakarta.el.ELException;
import org.guitu.testing.Desk;
import org.guitu.testing.GuituTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** To deploy is to run code: what the gate lets through by no route, and what an expression could not do even if it got through. */
@GuituTest
class DeploymentTest {

    /** The classes that script engines known by name cannot do without, also where their packages were renamed. */
    private static final Pattern SCRIPT_ENGINE = Pattern.compile(
            "(.*/)?(GroovyShell|NashornScriptEngine|JSEngine|GraalJSScriptEngine|PyScriptEngine|JRubyEngine"
                    + "|mozilla/javascript/Context|freemarker/template/Template)\\.class");

    /** What the engine offers as a script engine besides using it for conditions and tables; {@code NoScripts} refuses both. */
    private static final Set<String> EXPRESSIONS = Set.of(
            "org.camunda.bpm.engine.impl.scripting.engine.JuelScriptEngineFactory",
            "org.camunda.feel.impl.script.FeelScriptEngineFactory",
            "org.camunda.feel.impl.script.FeelUnaryTestsScriptEngineFactory");

    private static final String EXIT = "${''.getClass().forName('java.lang.System').getMethod('setProperty', "
            + "''.getClass(), ''.getClass()).invoke(null, 'guitu.pwned', 'yes')}";
    private static final String EVIL =
            """
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" \
            xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="d" targetNamespace="http://guitu.org">
              <bpmn:process id="evil" isExecutable="true" camunda:historyTimeToLive="1">
                <bpmn:startEvent id="begin"/>
                <bpmn:serviceTask id="run" camunda:type="shell"/>
                <bpmn:scriptTask id="calc" scriptFormat="juel"><bpmn:script>x</bpmn:script></bpmn:scriptTask>
              </bpmn:process>
            </bpmn:definitions>
            """;

    @LocalServerPort
    private int port;

    @Autowired
    private ProcessEngineConfigurationImpl configuration;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Test
    void anUploadIsRefusedWholeWithEveryProblem() throws Exception {
        var before = repository.createDeploymentQuery().count();
        var refused =
                upload("administrator", "/engine-rest/deployment/create", BodyPublishers.ofString(multipart(EVIL)));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("evil.bpmn，run：", "evil.bpmn，calc：", "脚本一律不运行");
        assertThat(repository.createDeploymentQuery().count()).isEqualTo(before);
    }

    @Test
    void javaDeploymentsPassTheSameGate() {
        assertThatThrownBy(() -> repository
                        .createDeployment()
                        .addInputStream("evil.bpmn", new ByteArrayInputStream(EVIL.getBytes(StandardCharsets.UTF_8)))
                        .deploy())
                .isInstanceOf(BadUserRequestException.class)
                .hasMessageContaining("evil.bpmn, run: ");
        assertThatThrownBy(() -> repository
                        .createDeployment()
                        .tenantId("350404")
                        .addString("x.form", "{}")
                        .deploy())
                .hasMessageContaining("belong to no region");
    }

    @Test
    void onlyAdministratorsDeploy() throws Exception {
        for (String account : new String[] {"police-350404", "supervisor-350404", "auditor"}) {
            assertThat(upload(account, "/engine-rest/deployment/create", BodyPublishers.ofString(multipart(EVIL)))
                            .statusCode())
                    .as(account)
                    .isEqualTo(403);
        }
    }

    @Test
    void uploadsOfAnyLengthEndAtTheLimit() throws Exception {
        var large = multipart("x".repeat(21 << 20)).getBytes(StandardCharsets.UTF_8);
        assertThat(upload("administrator", "/engine-rest/deployment/create", BodyPublishers.ofByteArray(large))
                        .statusCode())
                .isEqualTo(413);
        var unannounced = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large));
        assertThat(upload("administrator", "/engine-rest/deployment/create", unannounced)
                        .statusCode())
                .isBetween(400, 599);
        assertThat(repository.createDeploymentQuery().deploymentName("probe").count())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                EXIT,
                "${name.getClass()}",
                "${name.class.classLoader}",
                "${name.length()}",
                "${codes.getClass().getClassLoader()}",
                "${codes.add('x')}",
                "${codes[0]}",
                "${codes.stream()}",
                "${execution.processEngineServices}",
                "${execution.setVariable('a', 'b')}",
                "${execution.id}",
                "${execution.processBusinessKey.getClass()}",
                "${task}",
                "${authenticatedUserId}",
                "${variableContext}",
                "${dataSource}",
                "${dossier}",
                "${S('<x/>')}",
                "${JSON('{}')}",
                "${dateTime().getClass()}"
            })
    void expressionsReachNothing(String expression) {
        System.clearProperty("guitu.pwned");
        assertThatThrownBy(() -> evaluate(expression)).isInstanceOfAny(ProcessEngineException.class, ELException.class);
        assertThat(System.getProperty("guitu.pwned")).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            textBlock =
                    """
                    ${name == 'enrolled'} => true
                    ${none.contains('schooling')} => false
                    ${codes.contains('schooling')} => true
                    ${codes.contains('legal-aid') || name == 'x'} => false
                    ${codes != null && !codes.contains('x')} => true
                    '#{execution.processBusinessKey}' => 350404-2026-000001
                    """)
    void expressionsCompareTheFactsOfTheirCase(String expression, String value) {
        assertThat(evaluate(expression)).hasToString(value);
    }

    /** In a running process instance, as its gateway would. */
    private Object evaluate(String expression) {
        var facts = Variables.putValue("region", "350404")
                .putValue("urgencyLevel", "normal")
                .putValue("name", "enrolled")
                .putValue("none", Collections.emptyList())
                .putValue("codes", new ArrayList<>(List.of("schooling")));
        var instance = runtime.startProcessInstanceByKey("schooling", "350404-2026-000001", facts);
        try {
            return configuration.getCommandExecutorTxRequired().execute(context -> configuration
                    .getExpressionManager()
                    .createExpression(expression)
                    .getValue(context.getExecutionManager().findExecutionById(instance.getId())));
        } finally {
            runtime.deleteProcessInstance(instance.getId(), "test");
        }
    }

    @Test
    void noScriptEngineIsFound() {
        for (String language : new String[] {"juel", "feel", "groovy", "javascript", "ecmascript", "python", "ruby"}) {
            assertThatThrownBy(
                            () -> configuration.getCommandExecutorTxRequired().execute(context -> configuration
                                    .getScriptingEngines()
                                    .getScriptEngineForLanguage(language)))
                    .as(language)
                    .hasMessageContaining("runs no scripts");
        }
    }

    /** Whatever it is called: a jar of the engine may bring one along that the build file does not name. */
    @Test
    void noJarOnTheClassPathBringsAScriptEngine() throws IOException {
        var found = new ArrayList<String>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (entry.endsWith(".jar")) {
                try (var jar = new JarFile(entry)) {
                    var name = Path.of(entry).getFileName() + ": ";
                    jar.stream()
                            .map(JarEntry::getName)
                            .filter(SCRIPT_ENGINE.asMatchPredicate())
                            .forEach(engine -> found.add(name + engine));
                    var service = jar.getEntry("META-INF/services/javax.script.ScriptEngineFactory");
                    if (service != null) {
                        new String(jar.getInputStream(service).readAllBytes(), StandardCharsets.UTF_8)
                                .lines()
                                .filter(engine -> !engine.isBlank() && !EXPRESSIONS.contains(engine))
                                .forEach(engine -> found.add(name + engine));
                    }
                }
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void storedFiltersReachNothing(@Autowired FilterService filters, @Autowired TaskService tasks) {
        System.clearProperty("guitu.pwned");
        var filter =
                filters.newTaskFilter("probe").setQuery(tasks.createTaskQuery().taskAssigneeExpression(EXIT));
        filters.saveFilter(filter);
        try {
            assertThatThrownBy(() -> filters.count(filter.getId())).isInstanceOf(ProcessEngineException.class);
            assertThat(System.getProperty("guitu.pwned")).isNull();
        } finally {
            filters.deleteFilter(filter.getId());
        }
    }

    @Test
    void queriesOfPeopleHoldNoExpressions() {
        var desk = new Desk("http://localhost:" + port, "police-350404");
        assertThat(desk.post("/task", Map.of("assigneeExpression", "${currentUser()}"))
                        .status())
                .isEqualTo(400);
    }

    /** The engine forgets to refuse them there (CVE-2026-109432). */
    @Test
    void anExpressionWithinAnAlternativeReachesNothing() {
        System.clearProperty("guitu.pwned");
        var desk = new Desk("http://localhost:" + port, "police-350404");
        for (var field : List.of("assigneeExpression", "dueAfterExpression", "taskNameLikeExpression")) {
            desk.post("/task", Map.of("orQueries", List.of(Map.of(field, EXIT))));
            desk.post("/task/count", Map.of("orQueries", List.of(Map.of(field, EXIT))));
        }
        assertThat(System.getProperty("guitu.pwned")).isNull();
    }

    @Test
    void serializedJavaObjectsAreRefused() {
        assertThat(configuration.isJavaSerializationFormatEnabled()).isFalse();
        assertThat(configuration.isDeserializationTypeValidationEnabled()).isTrue();
        assertThat(configuration.isEnableExpressionsInAdhocQueries()).isFalse();
    }

    private static String multipart(String model) {
        return """
                --b\r
                Content-Disposition: form-data; name="deployment-name"\r
                \r
                probe\r
                --b\r
                Content-Disposition: form-data; name="evil.bpmn"; filename="evil.bpmn"\r
                \r
                %s\r
                --b--\r
                """
                .formatted(model);
    }

    private HttpResponse<String> upload(String account, String path, BodyPublisher body)
            throws IOException, InterruptedException {
        var login = Base64.getEncoder().encodeToString((account + ":guitu").getBytes(StandardCharsets.UTF_8));
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Content-Type", "multipart/form-data; boundary=b")
                .header("Authorization", "Basic " + login)
                .POST(body)
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }
}
