package org.guitu.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;

/** The departments concerned give their parts of the assessment side by side, each in its own queue. */
class JointAssessmentTest extends ProcessTest {

    private static final Map<String, Object> GIRL =
            with(girlOf(8), "partsFor", "first", "concernedServices", null, "careLevel", "some-help");

    @Test
    void asksEachDepartmentInItsOwnQueue() {
        var joint = start("joint-assessment", GIRL);
        assertThat(askedBy(joint))
                .containsExactlyInAnyOrder("police", "health", "education", "justice", "womens-federation");
    }

    @Test
    void endsOnceAllHaveAnsweredWhateverTheySay() {
        var joint = start("joint-assessment", GIRL);
        submitAs("justice-" + COUNTY, part(joint, "justice"), "partOutcome=not-ours");
        submitAs("health-" + COUNTY, part(joint, "health"), "partOutcome=not-needed");
        assertThat(joint).isNotEnded();
        nothingToAdd(joint);
        assertEnded(joint, "parts-complete");
    }

    @Test
    void ofAReviewAsksOnlyThoseWhoseServicesRun() {
        var review = with(GIRL, "partsFor", "review", "concernedServices", List.of("schooling", "counselling"));
        assertThat(askedBy(start("joint-assessment", review)))
                .containsExactlyInAnyOrder("police", "health", "education");
    }

    @Test
    void endsWithItsCase() {
        var rescue = rescuedWoman();
        var joint = runtimeService
                .createProcessInstanceByKey("joint-assessment")
                .businessKey(caseNumberOf(rescue))
                .setVariables(with(GIRL, "region", COUNTY, "urgencyLevel", "normal"))
                .execute();
        submit(child(rescue, "reception"), "receive-person", "receiveOutcome=left-before");
        submit(rescue, "propose-closure", "proposeClosureOutcome=proposed", "closeReason=missing");
        submit(rescue, "approve-closure", "approveClosureOutcome=approved");
        assertEnded(joint, "case-ended");
        assertThat(partsOf(rescue)).isEmpty();
    }

    /** What a department says is nobody's but civil affairs' to read, and the dossier stays closed to it. */
    @Test
    void showsADepartmentNothingOfWhatTheOthersGave() {
        var joint = start("joint-assessment", GIRL);
        submitAs(
                "health-" + COUNTY,
                part(joint, "health"),
                "partOutcome=needed",
                "healthNeeds=[counselling]",
                "partHealthNote=示例：每周疏导");
        var ofEducation = part(joint, "education");
        assertKeptFrom("education-" + COUNTY, part(joint, "police"));
        assertKeptFrom("police-" + COUNTY, ofEducation);
        var opened = logins.as("education-" + COUNTY, () -> formService.getTaskFormVariables(ofEducation.getId()));
        assertThat(opened.values().stream().map(String::valueOf)).noneMatch(value -> value.contains("示例：每周疏导"));
        assertThat(opened).doesNotContainKeys("partHealthNote", "assessmentParts", "healthNeeds");
    }

    private Set<String> askedBy(ProcessInstance joint) {
        return partsOf(joint).stream()
                .map(this::workerOf)
                .map(queue -> queue.replace("-" + COUNTY, ""))
                .collect(Collectors.toSet());
    }
}
