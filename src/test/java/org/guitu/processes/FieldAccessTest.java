package org.guitu.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guitu.processes.ProcessTest.facts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guitu.casefile.AnswerPlace.Origin;
import org.guitu.casefile.Timeline;
import org.guitu.testing.AccessTable;
import org.guitu.testing.ShownAgain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldAccessTest {

    private static final DecisionTable TABLE = new DecisionTable("field-access");
    private static final AccessTable QUICK = new AccessTable();
    private static final Set<String> WAYS = Set.of("own-dossier", "same-department", "dossier", "break-glass");

    /** With the reason: questions of two forms that happen to be called alike. */
    private static final Map<String, String> HIDDEN_ON_PURPOSE = Map.of(
            "review-legal-hold.holdDetail from hold-interview", "how the interview went is not why the file is kept",
            "verify-correction.answerDetail from answer-reporter", "what a reporter was told is no answer to an order");

    @ParameterizedTest
    @CsvSource({
        "own-biometric, police, biometric, visit, visit, any, read",
        "biometric-nobody-else, civil-affairs, biometric, visit, visit, any, none",
        "spheres-in-emergency, police, identity, break-glass, arrange-counselling, applyDetail, none",
        "documents-of-lawyers-in-emergency, police, identity, break-glass, document, justice, none",
        "health-documents-in-emergency, police, health, break-glass, document, any, none",
        "counselling-by-counsellors, health, statement, visit, arrange-counselling, arrangeCounsellingDetail, read",
        "counselling-by-school, education, statement, visit, school-counselling, schoolSessionDetail, read",
        "counselling-nobody-else, police, statement, visit, arrange-counselling, arrangeCounsellingDetail, none",
        "diagnoses-by-health, health, health, visit, choose-hospital, visitReason, read",
        "diagnoses-in-emergency, police, health, break-glass, choose-hospital, visitReason, read",
        "diagnoses-nobody-else, police, health, visit, choose-hospital, visitReason, none",
        "told-to-lawyers, justice, statement, visit, consult-adviser, consultDetail, read",
        "told-to-lawyers-nobody-else, police, statement, visit, consult-adviser, consultDetail, none",
        "withheld-by-civil-affairs, civil-affairs, statement, visit, obtain-consent, withheldInfo, read",
        "withheld-nobody-else, police, statement, visit, obtain-consent, withheldInfo, none",
        "break-glass, police, identity, break-glass, visit, any, read",
        "own-dossier, police, identity, own-dossier, visit, any, read",
        "same-department, police, identity, same-department, visit, any, read",
        "record-elsewhere, police, record, dossier, visit, any, none",
        "record-on-forms, police, record, visit, visit, any, read",
        "documents-of-lawyers, police, identity, dossier, document, justice, none",
        "person-by-lead-departments, police, identity, visit, visit, any, read",
        "fitness-by-lead-departments, police, health, visit, choose-hospital, fitForInterview, read",
        "alerts-by-lead-departments, police, health, visit, register-person, medicalUrgency, read",
        "age-and-capacity-by-lead-departments, police, health, visit, assess-age, ageMethods, read",
        "needs-by-civil-affairs, civil-affairs, health, visit, give-assessment-part, partHealthNote, read",
        "plan-by-civil-affairs, civil-affairs, legal, visit, assess-needs, any, read",
        "reception-by-civil-affairs, civil-affairs, legal, visit, register-report, any, read",
        "placement-by-civil-affairs, civil-affairs, legal, visit, decide-placement, any, read",
        "kin-by-civil-affairs, civil-affairs, legal, visit, compare-samples, any, read",
        "way-home-by-civil-affairs, civil-affairs, legal, visit, decide-way-home, any, read",
        "adoption-by-civil-affairs, civil-affairs, legal, visit, propose-adoption, any, read",
        "registration-by-civil-affairs, civil-affairs, legal, visit, declare-unidentified, any, read",
        "aid-by-civil-affairs, civil-affairs, legal, visit, decide-eligibility, any, read",
        "services-by-civil-affairs, civil-affairs, legal, visit, plan-rehabilitation, any, read",
        "closing-by-civil-affairs, civil-affairs, legal, visit, propose-closure, any, read",
        "interview-in-brief-by-civil-affairs, civil-affairs, statement, visit, hold-interview, interviewSummary, read",
        "reports-by-police, police, legal, visit, register-report, any, read",
        "investigation-by-police, police, legal, visit, prepare-interview, any, read",
        "safety-by-police, police, legal, visit, report-missing, any, read",
        "kin-by-police, police, legal, visit, locate-relatives, any, read",
        "papers-by-police, police, legal, visit, apply-registration, any, read",
        "consent-for-police, police, legal, visit, obtain-consent, any, read",
        "holds-for-police, police, legal, visit, place-legal-hold, any, read",
        "what-happened-by-police, police, statement, visit, admit, missingDescription, read",
        "injuries-and-hardship-by-police, police, health, visit, apply-judicial-aid, aidInjury, read",
        "documents-by-civil-affairs, civil-affairs, legal, visit, document, any, read",
        "documents-by-police, police, legal, visit, document, any, read",
        "dossier-health, health, health, dossier, visit, any, read",
        "dossier-disability, disabled-persons-federation, health, dossier, assess-disability, disabilityKind, read",
        "dossier-legal, justice, legal, dossier, apply-legal-aid, any, read",
        "dossier-nobody-else, police, health, dossier, visit, any, none",
        "second-person, joint-conference, identity, approve-plan, visit, any, read",
        "hand-over-offers, joint-conference, statement, answer-hand-over, offer-hand-over, handOverNote, read",
        "assistance-between-departments, police, statement, answer-assistance, visit, codeName, read",
        "links-of-cases, joint-conference, identity, confirm-link, request-link, any, read",
        "supervision-orders, joint-conference, legal, issue-order, start-order, any, read",
        "review-of-break-glass, joint-conference, statement, review-break-glass, break-glass, any, read",
        "health-by-health, health, health, visit, choose-hospital, fitForInterview, read",
        "disability-by-federation, disabled-persons-federation, health, help-with-disability, visit, disabilityDifficulty, read",
        "special-needs-at-school, education, health, assess-schooling, assess-schooling, specialNeeds, read",
        "fitness-by-prosecution, procuratorate, health, agree-questions, choose-hospital, fitForInterview, read",
        "injuries-for-judicial-aid, procuratorate, health, examine-judicial-aid, apply-judicial-aid, aidInjury, read",
        "health-nobody-else, police, health, visit, visit, any, none",
        "incidents, police, statement, protect-persons, report-incident, incidentDetail, read",
        "who-it-is, health, identity, visit, visit, codeName, read",
        "how-to-contact, health, contact, visit, visit, contactRule, read",
        "venue-by-name, culture-tourism, contact, inspect-venue, visit, venueName, read",
        "name-at-school, education, identity, enrol, visit, personName, read",
        "name-for-housing, housing, identity, allocate-housing, visit, personName, read",
        "name-for-social-security, human-resources, identity, register-jobseeker, visit, personName, read",
        "name-for-disability, disabled-persons-federation, identity, assess-disability, visit, personName, read",
        "name-for-legal-aid, justice, identity, apply-legal-aid, visit, personName, read",
        "name-for-papers, foreign-affairs, identity, arrange-papers, visit, personName, read",
        "student-number, education, identity, assess-schooling, assess-schooling, studentNumber, read",
        "age-doubt-by-doctors, health, identity, assess-age, request-age-determination, ageDoubtDetail, read",
        "papers-by-foreign-affairs, foreign-affairs, identity, arrange-papers, visit, repatriateTo, read",
        "arrival-by-foreign-affairs, foreign-affairs, contact, confirm-arrival, assess-return-risk, receivingBody, read",
        "guardian-proposed-to-court, court, identity, declare-capacity, find-adult-guardian, any, read",
        "defender-by-prosecution, procuratorate, identity, advise-leniency, visit, defenderName, read",
        "payee-of-judicial-aid, procuratorate, identity, pay-judicial-aid, visit, aidAccount, read",
        "receiver-by-womens-federation, womens-federation, identity, prepare-family, decide-way-home, receiverName, read",
        "new-guardian-to-recipients, health, contact, heed-guardian-change, visit, codeName, read",
        "ground-to-recipients, police, legal, heed-consent-change, check-legal-ground, groundComment, read",
        "legal-aid-by-justice, justice, legal, apply-legal-aid, apply-legal-aid, aidForm, read",
        "interview-by-prosecution, procuratorate, legal, agree-questions, prepare-interview, attendees, read",
        "leniency-by-prosecution-and-court, procuratorate, legal, advise-leniency, collect-coercion-proof, coercionKinds, read",
        "revocation-by-prosecution-and-court, procuratorate, legal, advise-revocation, propose-revocation, wardGround, read",
        "judicial-aid-by-prosecution-and-court, procuratorate, legal, examine-judicial-aid, apply-judicial-aid, any, read",
        "interview-in-brief, procuratorate, statement, review-record, hold-interview, interviewSummary, read",
        "abroad-by-foreign-affairs, foreign-affairs, legal, arrange-papers, obtain-return-consent, dataToAbroad, read",
        "schools-to-avoid, education, legal, assess-schooling, assess-schooling, schoolsToAvoid, read",
        "schooling-statements, education, statement, assess-schooling, assess-schooling, gapYears, read",
        "one-difficulty-each, human-resources, statement, help-with-work, visit, workDifficulty, read",
        "family-difficulty, womens-federation, statement, help-with-family, visit, familyDifficulty, read",
        "youth-difficulty, youth-league, statement, help-with-youth, visit, youthDifficulty, read",
        "housing-difficulty, housing, statement, help-with-housing, visit, housingDifficulty, read",
        "hardship-for-judicial-aid, procuratorate, statement, examine-judicial-aid, apply-judicial-aid, aidHardship, read",
        "housing-needs, housing, statement, decide-housing, apply-for-housing, housingGrounds, read",
        "adoption-second-person, joint-conference, identity, approve-adoption, visit, any, read",
        "directory-of-providers, police, legal, check-provider, register-provider, any, read",
        "otherwise, police, legal, visit, visit, any, none",
        "counselling-nobody-else, police, health, dossier, hold-counselling-session, sessionLines, none",
        "counselling-nobody-else, civil-affairs, health, visit, hold-counselling-session, sessionLines, none",
        "counselling-nobody-else, education, health, dossier, hold-counselling-session, sessionLines, none",
        "counselling-nobody-else, health, health, dossier, school-counselling, schoolLines, none",
        "alerts-by-lead-departments, civil-affairs, health, dossier, hold-counselling-session, crisisRisk, read",
        "spheres-in-emergency, joint-conference, health, break-glass, hold-counselling-session, sessionLines, none",
        "spheres-in-emergency, health, health, break-glass, hold-counselling-session, sessionLines, none",
        "spheres-in-emergency, joint-conference, legal, break-glass, consult-adviser, legalAnswer, none",
        "spheres-in-emergency, justice, legal, break-glass, apply-legal-aid, caseFacts, none",
        "spheres-in-emergency, joint-conference, statement, break-glass, obtain-consent, withheldInfo, none",
        "break-glass, joint-conference, health, break-glass, hold-counselling-session, crisisRisk, read",
        "diagnoses-in-emergency, joint-conference, health, break-glass, treat, diagnosis, read",
        "diagnoses-nobody-else, police, health, dossier, treat, diagnosis, none",
        "diagnoses-nobody-else, disabled-persons-federation, health, dossier, treat, diagnosis, none",
        "diagnoses-nobody-else, joint-conference, health, approve-plan, treat, diagnosis, none",
        "fitness-by-lead-departments, police, health, hold-interview, treat, fitForInterview, read",
        "told-to-lawyers-nobody-else, civil-affairs, legal, dossier, consult-adviser, legalQuestion, none",
        "told-to-lawyers-nobody-else, police, legal, dossier, apply-legal-aid, caseFacts, none",
        "told-to-lawyers-nobody-else, procuratorate, legal, advise-leniency, record-defence, defenceActions, none",
        "told-to-lawyers, justice, legal, own-dossier, consult-adviser, legalQuestion, read",
        "withheld-nobody-else, police, statement, dossier, obtain-consent, withheldInfo, none",
        "withheld-nobody-else, joint-conference, statement, approve-plan, obtain-consent, withheldInfo, none",
        "withheld-by-civil-affairs, civil-affairs, statement, same-department, obtain-consent, withheldInfo, read",
        "biometric-nobody-else, joint-conference, biometric, break-glass, take-samples, sampleNumber, none",
        "biometric-nobody-else, health, biometric, own-dossier, receive-person, bodyFeatures, none",
        "name-at-school, education, identity, transfer-school-record, verify-kinship, personName, read",
        "otherwise, education, identity, review-term, verify-kinship, personName, none",
        "otherwise, trade-union, identity, help-at-work, register-person, personName, none",
        "dossier-nobody-else, civil-affairs, legal, dossier, hold-interview, coercedActs, none",
        "dossier-nobody-else, civil-affairs, statement, dossier, hold-interview, methodsOfControl, none",
        "dossier-nobody-else, police, statement, dossier, draft-plan, personView, none",
        "documents-of-lawyers, police, legal, dossier, document, justice, none",
        "dossier-nobody-else, civil-affairs, health, dossier, document, health, none",
        "dossier-health, health, health, dossier, document, disabled-persons-federation, read",
        "same-department, police, record, same-department, visit, any, read",
        "record-on-forms, education, record, enrol, visit, any, read",
        "otherwise, '', identity, visit, register-person, codeName, none"
    })
    void decidesByDepartmentClassFormAndOrigin(
            String row,
            String department,
            String dataClass,
            String form,
            String originForm,
            String field,
            String access) {
        var decides = QUICK.row(department, dataClass, form, originForm, field);
        assertThat(decides.id()).isEqualTo(row);
        assertThat(decides.reads()).isEqualTo(access.equals("read"));
    }

    /** The engine reads the same cells as the quick table of the tests. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "health health dossier hold-counselling-session sessionLines",
                "police health dossier treat diagnosis",
                "civil-affairs legal dossier verify-kinship parentsInvolved",
                "education identity enrol verify-kinship personName",
                "joint-conference legal break-glass consult-adviser legalAnswer",
                "joint-conference record approve-plan visit any",
                "finance identity confirm-funds register-person codeName"
            })
    void theEngineSaysTheSame(String question) {
        var asked = question.split(" ");
        var answer = TABLE.ask(facts(
                "department",
                asked[0],
                "dataClass",
                asked[1],
                "form",
                asked[2],
                "originForm",
                asked[3],
                "field",
                asked[4]));
        var decides = QUICK.row(asked[0], asked[1], asked[2], asked[3], asked[4]);
        assertThat(TABLE.hit().get(0)).isEqualTo(decides.id());
        assertThat(answer.get(0)).containsEntry("access", decides.reads() ? "read" : "none");
    }

    @Test
    void everyRowIsTested() {
        var source = Stream.of(FieldAccessTest.class.getDeclaredMethods())
                .filter(method -> method.getName().equals("decidesByDepartmentClassFormAndOrigin"))
                .map(method -> method.getAnnotation(CsvSource.class))
                .findFirst()
                .orElseThrow();
        var tested = new TreeSet<String>();
        for (String line : source.value()) {
            tested.add(line.split(",")[0]);
        }
        assertThat(tested).containsExactlyInAnyOrderElementsOf(TABLE.rows());
    }

    /** A form that declares what its department may not read would always show it empty. */
    @Test
    void whatAFormShowsAgainItsDepartmentMayRead() {
        var unreadable = new TreeMap<String, Set<String>>();
        new ShownAgain().all().forEach(shown -> shown.departments().stream()
                .filter(department ->
                        !QUICK.reads(department, shown.dataClass(), shown.form(), shown.originForm(), shown.field()))
                .forEach(department -> unreadable
                        .computeIfAbsent(
                                "%s.%s from %s".formatted(shown.form(), shown.field(), shown.originForm()),
                                any -> new TreeSet<>())
                        .add(department)));
        unreadable.keySet().removeAll(HIDDEN_ON_PURPOSE.keySet());
        assertThat(unreadable).isEmpty();
    }

    /** A form that is not there, or a question that no form asks, would open nothing, and nobody would notice. */
    @Test
    void everyFormAndQuestionThatARowNamesIsThere() {
        var forms = new ShownAgain().forms();
        var questions = forms.values().stream()
                .flatMap(form -> form.keys().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        questions.add(Timeline.REASON);
        for (AccessTable.Row row : QUICK.rows()) {
            assertThat(row.cells().get(2)).as(row.id()).isSubsetOf(and(forms.keySet(), WAYS));
            assertThat(row.cells().get(3)).as(row.id()).isSubsetOf(and(forms.keySet(), Set.of(Origin.DOCUMENT)));
            if (!row.cells().get(3).equals(Set.of(Origin.DOCUMENT))) {
                assertThat(row.cells().get(4)).as(row.id()).isSubsetOf(questions);
            }
        }
    }

    private static Set<String> and(Set<String> some, Set<String> others) {
        var all = new TreeSet<>(some);
        all.addAll(others);
        return all;
    }

    /** What was told in one of them no department but its own reads, on whatever form, in the tab or in an emergency. */
    @ParameterizedTest
    @CsvSource({
        "hold-counselling-session, sessionLines, health",
        "hold-counselling-session, sessionDetail, health",
        "arrange-counselling, counsellingWish, health",
        "school-counselling, schoolLines, education",
        "treat, treatmentLines, health",
        "examine, examFindings, health",
        "consult-adviser, legalQuestion, justice",
        "consult-adviser, legalAnswer, justice",
        "apply-legal-aid, caseFacts, justice",
        "record-defence, defenceActions, justice",
        "obtain-consent, withheldInfo, civil-affairs"
    })
    void aSphereIsOpenToNobodyElse(String originForm, String field, String sphere) {
        var shown = new ShownAgain();
        var dataClass = shown.forms()
                .get(originForm)
                .field(field)
                .orElseThrow()
                .dataClass()
                .orElseThrow();
        for (String form : and(shown.forms().keySet(), WAYS)) {
            var readers = ShownAgain.everyDepartment().stream()
                    .filter(department -> QUICK.reads(department, dataClass, form, originForm, field))
                    .toList();
            if (form.equals("break-glass")) {
                assertThat(readers.isEmpty())
                        .as(field)
                        .isNotEqualTo(Set.of("treat", "examine").contains(originForm));
            } else {
                assertThat(readers).as(form).containsExactly(sphere);
            }
        }
    }

    /** Above a task stands what everybody there must heed, and nothing that was told in a sphere. */
    @Test
    void noSphereStandsAboveATask() throws IOException {
        var header = Files.readString(Path.of("processes/case-header.dmn"));
        QUICK.rows().stream()
                .filter(row ->
                        Set.of("spheres-in-emergency", "diagnoses-nobody-else").contains(row.id()))
                .flatMap(row -> row.cells().get(4).stream())
                .forEach(field -> assertThat(header).doesNotContainPattern("\\b" + field + "\\b"));
    }
}
