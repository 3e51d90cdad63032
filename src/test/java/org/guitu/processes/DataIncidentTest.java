package org.guitu.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.guitu.casefile.CaseNumber;
import org.guitu.casefile.ReportStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What happens when personal data may have come to somebody who must not have them. */
class DataIncidentTest extends ProcessTest {

    private static final String NOTICED_BY = "civil-affairs-" + COUNTY;
    private static final String SUPERVISOR = "supervisor-" + COUNTY;
    private static final String ABOVE = "supervisor-350400";
    private static final String CONTAIN = "contain-incident";
    private static final String CONFIRM = "confirm-no-incident";
    private static final String REPORT = "report-incident-above";
    private static final String PROTECT = "protect-persons";
    private static final String TELL = "tell-persons";
    private static final String SUMMARISE = "summarise-incident";
    private static final String CLOSE = "close-incident";

    @Autowired
    private ReportStore files;

    private ProcessInstance noticed(String... answers) {
        String[] given = {
            "region=" + COUNTY, "incidentKind=wrong-recipient", "incidentOngoing=no", "incidentData=[whereabouts]"
        };
        return startByForm(NOTICED_BY, "data-incident", and(given, answers));
    }

    private ProcessInstance judged(String level, String risk) {
        var incident = noticed();
        submitAs(
                SUPERVISOR,
                task(incident, CONTAIN),
                "containOutcome=contained",
                "containMeasures=[recalled]",
                "incidentLevel=" + level,
                "riskToPersons=" + risk,
                "affectedPersons=2");
        return incident;
    }

    @Test
    void hasAFileOfItsOwnThatIsNoCase() {
        var incident = noticed();
        var number = new CaseNumber(caseNumberOf(incident));
        assertThat(number.value()).startsWith("E" + COUNTY);
        assertThat(files.isCase(number)).isFalse();
        assertThat(files.isReport(number)).isFalse();
        assertWaitsIn(incident, CONTAIN, "joint-conference-" + COUNTY, SUPERVISOR);
    }

    @Test
    void ofALevelThatMustBeReportedWithSomebodyInDangerAllIsDueAtOnce() {
        var incident = judged("larger", "yes");
        assertThat(incident).isWaitingAtExactly(REPORT, PROTECT, TELL);
        assertWaitsFor(incident, PROTECT, "police");
        assertWaitsFor(incident, TELL, "civil-affairs");
        submitAs(
                SUPERVISOR,
                task(incident, REPORT),
                "reportIncidentOutcome=reported",
                "reportedTo=[cyberspace, police]");
        submit(incident, PROTECT, "protectPersonsOutcome=protected", "protectMeasures=[moved]");
        submit(
                incident,
                TELL,
                "tellPersonsOutcome=told",
                "toldPersons=2",
                "toldWhat=[kinds, harm, measures, own-measures, contact]");
        submitAs(SUPERVISOR, task(incident, SUMMARISE), "summaryOutcome=settled", "summaryReportedOn=" + today());
        assertKeptFrom(SUPERVISOR, incident, CLOSE);
        submitAs(ABOVE, task(incident, CLOSE), "closeIncidentOutcome=sent-back");
        submitAs(
                SUPERVISOR,
                task(incident, SUMMARISE),
                "summaryOutcome=settled-with-rest",
                "summaryReportedOn=" + today());
        submitAs(ABOVE, task(incident, CLOSE), "closeIncidentOutcome=approved");
        assertEnded(incident, "closed");
    }

    @Test
    void theSmallestIsStillToldToThePersons() {
        assertThat(judged("general", "no")).isWaitingAtExactly(TELL);
    }

    @Test
    void thatNothingLeakedIsConfirmedBySomebodyElse() {
        var incident = noticed();
        submitAs(SUPERVISOR, task(incident, CONTAIN), "containOutcome=none");
        assertKeptFrom(SUPERVISOR, incident, CONFIRM);
        submitAs(ABOVE, task(incident, CONFIRM), "confirmNoIncidentOutcome=look-again");
        submitAs(SUPERVISOR, task(incident, CONTAIN), "containOutcome=none");
        submitAs(ABOVE, task(incident, CONFIRM), "confirmNoIncidentOutcome=upheld");
        assertEnded(incident, "no-incident");
    }

    @Test
    void whoIsInDangerIsTold() {
        assertRefused(judged("general", "yes"), TELL, "必须告知", "tellPersonsOutcome=left-out");
    }

    @Test
    void whoIsToldIsToldAllThatTheLawDemands() {
        assertRefused(
                judged("general", "no"),
                TELL,
                "五项都要告知",
                "tellPersonsOutcome=told",
                "toldPersons=2",
                "toldWhat=[kinds, harm]");
        assertRefused(
                judged("general", "no"),
                TELL,
                "请选“部分告知”",
                "tellPersonsOutcome=told",
                "toldPersons=1",
                "toldWhat=[kinds, harm, measures, own-measures, contact]");
    }

    @Test
    void aReportGoesToTheCyberspaceOffice() {
        var incident = judged("major", "no");
        assertThatThrownBy(() -> submitAs(
                        SUPERVISOR, task(incident, REPORT), "reportIncidentOutcome=reported", "reportedTo=[police]"))
                .hasMessageContaining("请先报省网信部门");
    }

    @ParameterizedTest
    @ValueSource(strings = {"education-" + COUNTY, "police-350405"})
    void isReportedByWhoeverNoticesItInTheOwnRegion(String account) {
        var region = account.substring(account.length() - 6);
        var incident = startByForm(
                account,
                "data-incident",
                "region=" + region,
                "incidentKind=device-lost",
                "incidentOngoing=unknown",
                "incidentData=[unknown]");
        assertThat(caseNumberOf(incident)).startsWith("E" + region);
    }
}
