package org.guitu.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The services of a plan run side by side; what the plan does not name is not started. */
class ServicesTest extends ProcessTest {

    private static final List<String> ALL = List.of(
            "medical",
            "counselling",
            "legal-aid",
            "schooling",
            "employment",
            "rehabilitation",
            "household-registration");

    static List<String> all() {
        return ALL;
    }

    /** Each code that a plan may name starts a process, but the way home, which the journey starts. */
    @Test
    void areAllThatAPlanCanName() {
        assertThat(ALL).allSatisfy(service -> assertThat(repositoryService
                        .createProcessDefinitionQuery()
                        .processDefinitionKey(service)
                        .count())
                .isPositive());
        assertThat(new DecisionTable("service-catalogue").rows())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(ALL.stream(), Stream.of("return-home", "judicial-aid", "housing-support"))
                                .toList());
    }

    @Test
    void thatRunInTheCaseAlreadyAreNotStartedAgain() {
        var first = begin(List.of("schooling", "counselling"));
        var again = runtimeService
                .createProcessInstanceByKey("services")
                .businessKey(caseNumberOf(first))
                .setVariables(with(
                        girlOf(16),
                        "region",
                        COUNTY,
                        "urgencyLevel",
                        "normal",
                        "ableToWork",
                        "yes",
                        "consentedServices",
                        new ArrayList<>(ALL),
                        "planServices",
                        new ArrayList<>(List.of("schooling", "counselling", "legal-aid"))))
                .execute();
        assertThat(again).isWaitingAtExactly("legal-aid");
    }

    private ProcessInstance begin(List<String> plan) {
        return start(
                "services",
                with(
                        girlOf(16),
                        "ableToWork",
                        "yes",
                        "consentedServices",
                        new ArrayList<>(ALL),
                        "planServices",
                        plan == null ? null : new ArrayList<>(plan)));
    }

    private void end(ProcessInstance services, String service) {
        var child = child(services, service);
        switch (service) {
            case "medical" ->
                submit(child(child, "medical-care"), "choose-hospital", "hospitalOutcome=could-not-be-done");
            case "counselling" -> submit(child, "arrange-counselling", "arrangeCounsellingOutcome=could-not-be-done");
            case "legal-aid" -> submit(child, "apply-legal-aid", "applyOutcome=not-legal");
            case "schooling" ->
                submit(
                        child,
                        "assess-schooling",
                        "schoolAssessOutcome=could-not-be-done",
                        "schoolAssessReason=waiting-for-other");
            case "employment" -> submit(child, "register-jobseeker", "registerJobOutcome=not-wanted");
            case "rehabilitation" -> submit(child, "plan-rehabilitation", "rehabilitationPlanOutcome=not-wanted");
            case "household-registration" ->
                submit(child, "apply-registration", "applyRegistrationOutcome=handled-elsewhere");
            default -> throw new IllegalArgumentException(service);
        }
    }

    @Test
    void ofThePlanAllBegin() {
        assertThat(begin(ALL)).isWaitingAtExactly(ALL.toArray(String[]::new));
    }

    @ParameterizedTest
    @MethodSource("all")
    void thatThePlanDoesNotNameDoNotBegin(String service) {
        var services = begin(List.of(service, "return-home"));
        assertThat(services).isWaitingAtExactly(service);
        end(services, service);
        assertEnded(services, "services-ended");
    }

    @Test
    void endWithTheLastOfThem() {
        var services = begin(ALL);
        end(services, "schooling");
        end(services, "legal-aid");
        end(services, "rehabilitation");
        end(services, "household-registration");
        end(services, "medical");
        end(services, "counselling");
        assertThat(services).isWaitingAtExactly("employment", "all-services-ended");
        end(services, "employment");
        assertEnded(services, "services-ended");
        assertThat(historic(services, "legalAidOutcome")).isEqualTo("not-legal");
        assertThat(historic(services, "schoolingOutcome")).isEqualTo("could-not-be-done");
        assertThat(historic(services, "employmentOutcome")).isEqualTo("not-wanted");
        assertThat(historic(services, "rehabilitationOutcome")).isEqualTo("not-wanted");
        assertThat(historic(services, "householdRegistrationOutcome")).isEqualTo("handled-elsewhere");
    }

    @Test
    void thatTheJourneyProvidesIsNotWaitedFor() {
        assertEnded(begin(List.of("return-home")), "services-ended");
        assertEnded(begin(null), "services-ended");
    }

    @Test
    void knowThePersonAndWhetherSheCanWork() {
        assertThat(child(begin(ALL), "employment"))
                .variables()
                .containsEntry("region", COUNTY)
                .containsEntry("ageYears", 16L)
                .containsEntry("ableToWork", "yes")
                .containsEntry("jobStart", "new");
    }

    @Test
    void registerAHouseholdOnlyOfThoseWhoseIdentityIsKnown() {
        var registration = child(begin(List.of("household-registration")), "household-registration");
        assertRefused(
                registration,
                "apply-registration",
                "由“查明身份”期满后另行办理",
                "applyRegistrationOutcome=submitted",
                "registrationGround=unidentified");
    }
}
