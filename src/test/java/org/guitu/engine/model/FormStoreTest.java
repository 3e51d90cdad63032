package org.guitu.engine.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.guitu.engine.model.FormStore.DeployedForm;
import org.guitu.testing.GuituTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Forms are read once, and nobody is shown one that is not the one meant. */
@GuituTest
class FormStoreTest {

    private static final String ID = "form-of-this-test";

    @Autowired
    private FormStore forms;

    @Autowired
    private ProcessEngineConfigurationImpl engine;

    @Autowired
    private RepositoryService repository;

    private final List<String> deployments = new ArrayList<>();

    @AfterEach
    void takeBack() {
        deployments.forEach(repository::deleteDeployment);
    }

    @Test
    void aVersionIsReadOnce() {
        deploy("甲");
        var first = in(context -> forms.of(ID, 1, context).orElseThrow());
        var second = in(context -> forms.latest(ID, context).orElseThrow());
        assertThat(second.form()).isEqualTo(first.form());
        assertThat(second.form().fields().get(0)).isSameAs(first.form().fields().get(0));
    }

    @Test
    void whatAnotherNodeDeploysIsTheLatestAtOnce() {
        var otherNode = new FormStore();
        deploy("甲");
        assertThat(label(context -> otherNode.latest(ID, context).orElseThrow()))
                .isEqualTo("甲");
        deploy("乙");
        assertThat(label(context -> otherNode.latest(ID, context).orElseThrow()))
                .isEqualTo("乙");
        assertThat(label(context -> otherNode.of(ID, 1, context).orElseThrow())).isEqualTo("甲");
    }

    @Test
    void aNumberThatIsGivenAgainIsReadAnew() {
        deploy("甲");
        assertThat(label(context -> forms.of(ID, 1, context).orElseThrow())).isEqualTo("甲");
        repository.deleteDeployment(deployments.remove(0));
        deploy("乙");
        assertThat(label(context -> forms.of(ID, 1, context).orElseThrow())).isEqualTo("乙");
    }

    @Test
    void aVersionThatIsNotThereIsNone() {
        deploy("甲");
        assertThat(isThere(2)).isFalse();
        deploy("乙");
        assertThat(isThere(2)).isTrue();
    }

    @Test
    void anOptionOfAnEarlierVersionIsCalledWhatItWasCalled() {
        deployAsking("甲", "乙");
        deployAsking("乙");
        deployAsking("丙");
        var question = in(context -> forms.latest(ID, context).orElseThrow())
                .form()
                .field("asked")
                .orElseThrow();
        assertThat(question.options()).containsExactly(Map.entry("a0", "丙"));
        assertThat(question.called("a1")).contains("乙");
        assertThat(question.called("a2")).isEmpty();
    }

    private void deployAsking(String... options) {
        var values = IntStream.range(0, options.length)
                .mapToObj(number -> "{\"value\": \"a%d\", \"label\": \"%s\"}".formatted(number, options[number]))
                .collect(Collectors.joining(","));
        deployFile(
                """
                {"id": "%s", "type": "default", "schemaVersion": 16, "components": [
                  {"id": "q", "type": "radio", "key": "asked", "label": "问", "values": [%s]}]}"""
                        .formatted(ID, values));
    }

    private void deploy(String label) {
        deployFile(
                """
                {"id": "%s", "type": "default", "schemaVersion": 16, "components": [
                  {"id": "q", "type": "checkbox", "key": "asked", "label": "%s"}]}"""
                        .formatted(ID, label));
    }

    private void deployFile(String file) {
        deployments.add(repository
                .createDeployment()
                .addString(ID + ".form", file)
                .deploy()
                .getId());
    }

    private boolean isThere(int version) {
        return in(context -> forms.of(ID, version, context).isPresent());
    }

    private String label(Function<CommandContext, DeployedForm> form) {
        return in(form).form().fields().get(0).label();
    }

    private <T> T in(Function<CommandContext, T> question) {
        return engine.getCommandExecutorTxRequired().execute(question::apply);
    }
}
