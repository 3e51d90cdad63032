package org.guitu.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.guitu.testing.Desk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * The service {@code housing-aid} (住房帮扶), which the program does not know: two administrators deploy its process, its form and one
 * more row of the catalogue, and no other file.
 */
class FurtherServiceTest extends LifeEventTest {

    private static final Path FILES = Path.of("src/test/resources/housing-aid");
    private static final String SERVICE = "housing-aid";
    private static final String HOUSING = "housing-" + COUNTY;
    private static final List<String> TOLD = List.of("law-goes-on", "may-come-back");

    @LocalServerPort
    private int port;

    private String deployment;

    @BeforeEach
    void deploy() throws IOException {
        var files = Map.of(
                "housing-aid.bpmn", read("housing-aid.bpmn"),
                "provide-housing.form", read("provide-housing.form"),
                "service-catalogue.dmn", catalogue(read("row.xml")));
        assertThat(administrator().deploy(SERVICE, files).message()).contains("Not deployed yet");
        var answer = desk("administrator-2").deploy(SERVICE, files);
        assertThat(answer.message()).isEmpty();
        deployment = answer.body().path("id").asText();
    }

    /** Others find the catalogue as it was. */
    @AfterEach
    void takeBack() {
        repositoryService.deleteDeployment(deployment, true);
    }

    private Desk desk(String account) {
        return new Desk("http://localhost:" + port, account);
    }

    private Desk administrator() {
        return desk("administrator");
    }

    private static String read(String file) throws IOException {
        return Files.readString(FILES.resolve(file));
    }

    private static String catalogue(String row) throws IOException {
        var packaged = Files.readString(Path.of("processes/service-catalogue.dmn"));
        return packaged.replace("    </decisionTable>", row + "    </decisionTable>");
    }

    /** From the registration by police to an approved plan. */
    private ProcessInstance planned(String... services) {
        var rescue = rescuedWoman();
        consent(rescue, false, "legal-aid", SERVICE);
        inCase(rescue, "prepare-interview", "prepareOutcome=could-not-be-done");
        inCase(rescue, "choose-hospital", "hospitalOutcome=could-not-be-done");
        inCase(rescue, "decide-placement", "placementOutcome=decided");
        inCase(rescue, "admit", "admitOutcome=admitted");
        nothingToAdd(rescue);
        inCase(rescue, "assess-needs", "assessNeedsOutcome=in-part", "riskLevel=low", "ableToWork=yes");
        inCase(rescue, "draft-plan", "draftPlanOutcome=drafted", "planServices=" + List.of(services));
        inCase(rescue, "approve-plan", "planOutcome=approved");
        return rescue;
    }

    private JsonNode housingTask(String account, ProcessInstance rescue) {
        var tasks = desk(account).tasks(caseNumberOf(rescue));
        assertThat(tasks).hasSize(1);
        assertThat(tasks.get(0).path("name").asText()).isEqualTo("落实住房");
        return tasks.get(0);
    }

    private void house(String account, ProcessInstance rescue) {
        var task = housingTask(account, rescue).path("id").asText();
        assertThat(desk(account).claim(task).message()).isEmpty();
        assertThat(desk(account)
                        .submitForm(task, Map.of("housingOutcome", "housed", "housingRegion", COUNTY))
                        .message())
                .isEmpty();
    }

    private ProcessInstance change(ProcessInstance rescue, String... answers) {
        return startByForm(
                OFFICE, "change-services", and(answers, "caseNumber=" + caseNumberOf(rescue), "changeAgrees=agrees"));
    }

    @Test
    void waitsInTheQueueOfItsDepartmentAndTheCaseGoesOnWhenItIsDone() {
        var rescue = planned("legal-aid", SERVICE);
        assertThat(running(caseNumberOf(rescue))).contains("further-service", SERVICE, "legal-aid");
        house(HOUSING, rescue);
        assertThat(running(caseNumberOf(rescue)))
                .doesNotContain("further-service", SERVICE)
                .contains("services");
        inCase(rescue, "apply-legal-aid", "applyOutcome=not-legal");
        endTheRest(rescue);
        assertThat(rescue).isWaitingAtExactly("propose-closure");
    }

    @Test
    void isOfferedByItsName() {
        var rescue = rescuedWoman();
        submit(child(rescue, "reception"), "receive-person", "receiveOutcome=received");
        inCase(rescue, "meet-urgent-needs", "urgentOutcome=met");
        var form = desk(OFFICE)
                .get("/task/" + taskInCase(rescue, "obtain-consent").getId() + "/deployed-form")
                .body();
        assertThat(form.findValuesAsText("value")).contains(SERVICE);
        assertThat(form.findValuesAsText("label")).contains("住房帮扶");
    }

    @Test
    void isDueWhenItsRowOfTheCatalogueSays() {
        var rescue = planned(SERVICE);
        var task = taskInCase(rescue, "provide-housing");
        assertWaitsFor(
                child(child(child(rescue, "services"), "further-service"), SERVICE),
                task.getTaskDefinitionKey(),
                "housing");
        assertThat(ChronoUnit.DAYS.between(Instant.now(), task.getDueDate().toInstant()))
                .isBetween(10L, 30L);
    }

    @Test
    void needsATimeLimitFromSomewhere() throws IOException {
        var refused = administrator()
                .deploy(
                        "no limit",
                        Map.of(
                                "housing-aid.bpmn", read("housing-aid.bpmn"),
                                "provide-housing.form", read("provide-housing.form"),
                                "service-catalogue.dmn",
                                        catalogue(read("row.xml").replace("<text>10</text>", "<text></text>"))));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.message()).contains("provide-housing", "has no time limit");
    }

    @Test
    void isAddedAndStoppedAfterThePlanWasApproved() {
        var rescue = planned("legal-aid");
        submit(
                change(rescue, "serviceChange=add", "addedServices=" + List.of(SERVICE)),
                "approve-service-change",
                "approveChangeOutcome=approved");
        housingTask(HOUSING, rescue);
        var stop = change(rescue, "serviceChange=stop", "stoppedService=" + SERVICE, "stopReason=not-wanted");
        assertEnded(stop, "service-stopped");
        assertThat(desk(HOUSING).tasks(caseNumberOf(rescue))).isEmpty();
        assertThat(running(caseNumberOf(rescue))).contains("legal-aid").doesNotContain(SERVICE, "further-service");
        assertRefusedToStart(
                OFFICE,
                "change-services",
                caseNumberOf(rescue),
                "这项服务没有在办",
                "serviceChange=stop",
                "stoppedService=" + SERVICE,
                "stopReason=not-wanted");
    }

    @Test
    void stopsWhenTheConsentToItIsGoneAndOnlyThen() {
        var rescue = planned("legal-aid", SERVICE);
        narrowTo(rescue, SERVICE);
        assertThat(running(caseNumberOf(rescue))).contains(SERVICE).doesNotContain("legal-aid");
        startByForm(
                OFFICE,
                "change-consent",
                "caseNumber=" + caseNumberOf(rescue),
                "consentState=withdrawn",
                "consentChangeTold=" + TOLD);
        assertThat(running(caseNumberOf(rescue))).contains("rescue-case").doesNotContain(SERVICE);
    }

    @Test
    void stopsAloneWhenItIsNoLongerConsentedTo() {
        var rescue = planned("legal-aid", SERVICE);
        narrowTo(rescue, "legal-aid");
        assertThat(running(caseNumberOf(rescue))).contains("legal-aid").doesNotContain(SERVICE);
    }

    private void narrowTo(ProcessInstance rescue, String service) {
        startByForm(
                OFFICE,
                "change-consent",
                "caseNumber=" + caseNumberOf(rescue),
                "consentState=narrowed",
                "stillConsented=" + List.of(service),
                "consentChangeTold=" + TOLD);
    }

    @Test
    void isHandedOverAlone() {
        var rescue = planned("legal-aid", SERVICE);
        handOver(rescue, SERVICE);
        assertThat(desk(HOUSING).tasks(caseNumberOf(rescue))).isEmpty();
        house("housing-" + NEIGHBOUR, rescue);
        assertThat(running(caseNumberOf(rescue))).contains("legal-aid").doesNotContain("further-service");
    }

    @Test
    void movesWithItsCase() {
        var rescue = planned(SERVICE);
        handOver(rescue, "case");
        assertThat(desk(HOUSING).tasks(caseNumberOf(rescue))).isEmpty();
        house("housing-" + NEIGHBOUR, rescue);
        assertThat(running(caseNumberOf(rescue))).contains("rescue-case").doesNotContain("services", "further-service");
    }

    @Test
    void isStoppedWhereItsCaseHasMovedTo() {
        var rescue = planned(SERVICE);
        handOver(rescue, "case");
        startByForm(
                "civil-affairs-" + NEIGHBOUR,
                "change-services",
                "caseNumber=" + caseNumberOf(rescue),
                "serviceChange=stop",
                "stoppedService=" + SERVICE,
                "stopReason=not-wanted",
                "changeAgrees=agrees");
        assertThat(running(caseNumberOf(rescue))).doesNotContain("services", "further-service", SERVICE);
    }
}
