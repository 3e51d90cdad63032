package org.guitu.migration.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.guitu.migration.VersionPlan;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A journey that has moved is a journey as before: it is corrected, handed over, decided on and closed. */
class JourneyMovedTest extends MovedCases {

    private static final List<String> PROCESSES = List.of("rescue-case", "reception");

    private static Map<String, String> version(int version) {
        var files = new HashMap<String, String>();
        PROCESSES.forEach(process -> files.put(
                process + ".bpmn",
                model(process).replace("exporterVersion=\"1\"", "exporterVersion=\"%d\"".formatted(version))));
        return files;
    }

    @BeforeEach
    void thereIsAVersionOfTheirOwn() {
        deploy(version(2));
    }

    private void move() {
        deploy(version(3));
        // Reception may be over by now.
        var plans = PROCESSES.stream()
                .flatMap(process -> migrations.proposed(process).stream().limit(1))
                .toList();
        assertThat(plans).extracting(VersionPlan::process).contains("rescue-case");
        finish(migrations.carryOut(plans, FIRST, SECOND));
    }

    @Test
    void anotherRegionTakesItOver() {
        var rescue = rescuedWoman();
        var reception = child(rescue, "reception");
        submit(reception, "receive-person", "receiveOutcome=received");
        move();
        handOver(rescue, "case");
        assertEnded(rescue, "handed-over");
        assertThat(taskService
                        .createTaskQuery()
                        .processInstanceBusinessKey(caseNumberOf(rescue))
                        .taskCandidateGroup("civil-affairs-" + NEIGHBOUR)
                        .taskDefinitionKey("meet-urgent-needs")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void aSecondPersonClosesIt() {
        var rescue = rescuedWoman();
        submit(child(rescue, "reception"), "receive-person", "receiveOutcome=left-before");
        submit(rescue, "propose-closure", "proposeClosureOutcome=proposed", "closeReason=missing");
        move();
        assertKeptFrom("civil-affairs-" + COUNTY, rescue, "approve-closure");
        submit(rescue, "approve-closure", "approveClosureOutcome=approved");
        assertEnded(rescue, "closed");
    }

    @Test
    void itEndsEarlyWhenTheMessageComes() {
        var rescue = rescuedWoman();
        move();
        closeEarly(rescue);
        assertEnded(rescue, "closed-early");
    }
}
