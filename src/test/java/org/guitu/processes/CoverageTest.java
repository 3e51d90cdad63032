package org.guitu.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.guitu.testing.PassedNodes;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tests before this one have been everywhere: together the engines' histories hold every flow node of every process.
 *
 * <p>The build runs it by itself after all others; run alone it has nothing to look at and is skipped.
 */
class CoverageTest {

    private static final Logger LOG = LoggerFactory.getLogger(CoverageTest.class);

    @Test
    void everyFlowNodeWasPassed() throws IOException {
        var passed = PassedNodes.ofThisRun();
        assumeThat(passed).as("tests that ran before").isNotEmpty();
        var missed = new TreeMap<String, Set<String>>();
        for (Path file : processes()) {
            var process = file.getFileName().toString().replace(".bpmn", "");
            var nodes = Bpmn.readModelFromFile(file.toFile()).getModelElementsByType(FlowNode.class).stream()
                    .map(FlowNode::getId)
                    .collect(Collectors.toSet());
            var left = new HashSet<>(nodes);
            left.removeAll(passed.getOrDefault(process, Set.of()));
            int gone = nodes.size() - left.size();
            LOG.info(
                    "Process test coverage: {} {} of {} flow nodes ({} %)",
                    process, gone, nodes.size(), 100 * gone / nodes.size());
            if (!left.isEmpty()) {
                missed.put(process, left);
            }
        }
        assertThat(missed).isEmpty();
    }

    private static List<Path> processes() throws IOException {
        try (var files = Files.list(Path.of("processes"))) {
            return files.filter(file -> file.toString().endsWith(".bpmn"))
                    .sorted()
                    .toList();
        }
    }
}
