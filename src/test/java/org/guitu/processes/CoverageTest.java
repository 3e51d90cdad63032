package org.guitu.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.HashSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.guitu.testing.GuituTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The tests before this one have been everywhere: the engine's history holds every flow node of every process.
 *
 * <p>Runs last, on the database that all tests share; run alone it has nothing to look at and is skipped.
 */
@GuituTest
@Order(Integer.MAX_VALUE - 1)
class CoverageTest {

    private static final Logger LOG = LoggerFactory.getLogger(CoverageTest.class);

    @Test
    void everyFlowNodeWasPassed(@Autowired RepositoryService repository, @Autowired JdbcClient database) {
        var missed = new TreeMap<String, Set<String>>();
        for (ProcessDefinition process :
                repository.createProcessDefinitionQuery().latestVersion().list()) {
            var nodes = repository.getBpmnModelInstance(process.getId()).getModelElementsByType(FlowNode.class).stream()
                    .map(FlowNode::getId)
                    .collect(Collectors.toSet());
            var passed = new HashSet<>(
                    database.sql("select distinct act_id_ from act_hi_actinst where proc_def_key_ = :process")
                            .param("process", process.getKey())
                            .query(String.class)
                            .list());
            passed.retainAll(nodes);
            LOG.info(
                    "Process test coverage: {} {} of {} flow nodes ({} %)",
                    process.getKey(), passed.size(), nodes.size(), 100 * passed.size() / nodes.size());
            assumeThat(passed).as("tests of %s have run", process.getKey()).isNotEmpty();
            nodes.removeAll(passed);
            if (!nodes.isEmpty()) {
                missed.put(process.getKey(), nodes);
            }
        }
        assertThat(missed).isEmpty();
    }
}
