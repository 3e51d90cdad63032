package org.guitu.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.guitu.testing.GuituTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The engine forgets a finished process when the table says so, and never one that is running. */
@GuituTest
class HistoryCleanUpTest {

    @Autowired
    private RuntimeService runtimeService;

    @Autowired
    private HistoryService historyService;

    @Autowired
    private ManagementService managementService;

    @Autowired
    private RepositoryService repositoryService;

    private String deployment;

    @AfterEach
    void putBack() {
        ClockUtil.reset();
        if (deployment != null) {
            repositoryService.deleteDeployment(deployment);
            deploy(table(3650));
        }
    }

    @Test
    void removesWhatIsPastItsTimeAndNothingThatRuns() {
        deployment = deploy(table(2));
        var finished = start();
        var running = start();
        runtimeService.deleteProcessInstance(finished.getId(), "test");
        assertThat(removalTime(finished)).isCloseTo(Date.from(Instant.now().plus(2, ChronoUnit.DAYS)), 60_000);
        assertThat(removalTime(running)).isNull();

        ClockUtil.setCurrentTime(Date.from(Instant.now().plus(1, ChronoUnit.DAYS)));
        cleanUp();
        assertThat(isKnown(finished)).isTrue();

        ClockUtil.setCurrentTime(Date.from(Instant.now().plus(3, ChronoUnit.DAYS)));
        cleanUp();
        assertThat(isKnown(finished)).isFalse();
        assertThat(isKnown(running)).isTrue();
        assertThat(historyService
                        .createHistoricVariableInstanceQuery()
                        .processInstanceId(running.getId())
                        .count())
                .isPositive();
        runtimeService.deleteProcessInstance(running.getId(), "test");
    }

    @Test
    void theTableIsTheOnePlaceForAllProcessesInAllVersions() {
        deployment = deploy(table(77));
        assertThat(repositoryService.createProcessDefinitionQuery().list())
                .extracting(ProcessDefinition::getHistoryTimeToLive)
                .containsOnly(77);
    }

    @Test
    void runsEveryNight() {
        assertThat(historyService.findHistoryCleanupJobs()).isNotEmpty().allSatisfy(job -> assertThat(job.getDuedate())
                .isNotNull());
    }

    private ProcessInstance start() {
        return runtimeService
                .createProcessInstanceByKey("schooling")
                .businessKey("350404-2026-999999")
                .setVariables(Map.of("region", "350404", "urgencyLevel", "normal", "minor", true, "ageYears", 8))
                .execute();
    }

    private Date removalTime(ProcessInstance instance) {
        return historyService
                .createHistoricProcessInstanceQuery()
                .processInstanceId(instance.getId())
                .singleResult()
                .getRemovalTime();
    }

    private boolean isKnown(ProcessInstance instance) {
        return historyService
                        .createHistoricProcessInstanceQuery()
                        .processInstanceId(instance.getId())
                        .count()
                > 0;
    }

    private void cleanUp() {
        historyService.cleanUpHistoryAsync(true);
        historyService.findHistoryCleanupJobs().forEach(job -> managementService.executeJob(job.getId()));
    }

    private String deploy(String table) {
        return repositoryService
                .createDeployment()
                .name("retention")
                .addString("processes/retention.dmn", table)
                .deploy()
                .getId();
    }

    private static String table(int days) {
        try {
            return Files.readString(Path.of("processes/retention.dmn"), StandardCharsets.UTF_8)
                    .replace("<text>3650</text>", "<text>" + days + "</text>");
        } catch (java.io.IOException missing) {
            throw new AssertionError(missing);
        }
    }
}
