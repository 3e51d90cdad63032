package org.guitu.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guitu.processes.ProcessTest.facts;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.guitu.form.Form;
import org.guitu.form.FormField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldAccessTest {

    private static final DecisionTable TABLE = new DecisionTable("field-access");

    @ParameterizedTest
    @CsvSource({
        "own-biometric, police, biometric, take-samples, read",
        "biometric-nobody-else, civil-affairs, biometric, take-samples, none",
        "biometric-nobody-else, health, biometric, examine, none",
        "biometric-nobody-else, joint-conference, biometric, break-glass, none",
        "own-biometric, police, biometric, break-glass, read",
        "break-glass, joint-conference, health, break-glass, read",
        "break-glass, justice, identity, break-glass, read",
        "review-of-break-glass, joint-conference, statement, review-break-glass, read",
        "review-of-break-glass, joint-conference, statement, handle-misuse, read",
        "otherwise, joint-conference, identity, review-break-glass, none",
        "own-biometric, police, biometric, own-dossier, read",
        "own-biometric, police, biometric, dossier, read",
        "biometric-nobody-else, health, biometric, own-dossier, none",
        "biometric-nobody-else, civil-affairs, biometric, dossier, none",
        "own-dossier, education, statement, own-dossier, read",
        "own-dossier, womens-federation, health, own-dossier, read",
        "own-dossier, joint-conference, statement, own-dossier, read",
        "dossier-by-lead-departments, police, health, dossier, read",
        "dossier-by-lead-departments, civil-affairs, statement, dossier, read",
        "dossier-health, health, health, dossier, read",
        "dossier-health, disabled-persons-federation, health, dossier, read",
        "dossier-legal, justice, legal, dossier, read",
        "dossier-nobody-else, health, identity, dossier, none",
        "dossier-nobody-else, justice, contact, dossier, none",
        "dossier-nobody-else, education, statement, dossier, none",
        "dossier-nobody-else, joint-conference, legal, dossier, none",
        "lead-departments, police, identity, verify-kinship, read",
        "lead-departments, civil-affairs, health, visit, read",
        "second-person, joint-conference, statement, approve-plan, read",
        "second-person, joint-conference, contact, approve-closure, read",
        "otherwise, joint-conference, statement, draft-plan, none",
        "hand-over-offers, joint-conference, statement, answer-hand-over, read",
        "otherwise, joint-conference, identity, answer-hand-over, none",
        "assistance-between-departments, agriculture, statement, answer-assistance, read",
        "assistance-between-departments, education, statement, read-assistance-answer, read",
        "otherwise, agriculture, legal, answer-assistance, none",
        "assistance-between-departments, foreign-affairs, identity, give-assessment-part, read",
        "otherwise, womens-federation, legal, give-assessment-part, none",
        "health-nobody-else, education, health, give-assessment-part, none",
        "assistance-between-departments, housing, statement, carry-out-measure, read",
        "health-nobody-else, womens-federation, health, carry-out-measure, none",
        "lead-departments, civil-affairs, health, assess-needs, read",
        "second-person, joint-conference, health, approve-plan, read",
        "second-person, joint-conference, statement, settle-dispute, read",
        "health-nobody-else, agriculture, health, answer-assistance, none",
        "links-of-cases, joint-conference, identity, confirm-link, read",
        "supervision-orders, joint-conference, legal, answer-order, read",
        "supervision-orders, joint-conference, statement, verify-correction, read",
        "otherwise, joint-conference, identity, verify-correction, none",
        "health-nobody-else, joint-conference, health, examine, none",
        "health-by-health, health, health, treat, read",
        "health-by-health, disabled-persons-federation, health, help-with-disability, read",
        "special-needs-at-school, education, health, enrol, read",
        "health-nobody-else, education, health, review-term, none",
        "health-nobody-else, womens-federation, health, help-with-family, none",
        "health-nobody-else, justice, health, apply-legal-aid, none",
        "who-it-is, trade-union, identity, help-at-work, read",
        "how-to-contact, womens-federation, contact, help-with-family, read",
        "legal-by-justice, justice, legal, decide-eligibility, read",
        "otherwise, health, legal, examine, none",
        "second-person, joint-conference, health, approve-second-interview, read",
        "legal-by-prosecution-and-court, procuratorate, legal, agree-questions, read",
        "legal-by-prosecution-and-court, court, legal, decide-leniency, read",
        "interview-in-brief, procuratorate, statement, review-record, read",
        "abroad-by-foreign-affairs, foreign-affairs, legal, arrange-papers, read",
        "otherwise, foreign-affairs, legal, confirm-arrival, none",
        "second-person, joint-conference, legal, approve-return, read",
        "second-person, joint-conference, statement, approve-separation, read",
        "otherwise, procuratorate, statement, advise-leniency, none",
        "otherwise, court, statement, decide-leniency, none",
        "fitness-by-prosecution, procuratorate, health, agree-questions, read",
        "health-nobody-else, procuratorate, health, review-record, none",
        "schools-to-avoid, education, legal, enrol, read",
        "otherwise, education, legal, review-term, none",
        "own-statements, education, statement, enrol, read",
        "otherwise, health, statement, examine, none",
        "second-person, joint-conference, statement, accept-service, read",
        "who-it-is, social-organisation, identity, deliver-service, read",
        "how-to-contact, youth-league, contact, mentor-youth, read",
        "otherwise, social-organisation, statement, deliver-service, none",
        "health-nobody-else, social-organisation, health, deliver-service, none",
        "venue-by-name, culture-tourism, contact, inspect-venue, read",
        "otherwise, culture-tourism, contact, verify-report, none",
        "otherwise, culture-tourism, identity, inspect-venue, none",
        "who-it-is, agriculture, identity, support-farming, read",
        "health-nobody-else, agriculture, health, support-farming, none",
        "injuries-for-judicial-aid, court, health, examine-judicial-aid, read",
        "health-nobody-else, procuratorate, health, pay-judicial-aid, none",
        "hardship-for-judicial-aid, procuratorate, statement, review-judicial-aid, read",
        "otherwise, court, statement, pay-judicial-aid, none",
        "housing-for-whom, housing, contact, allocate-housing, read",
        "housing-needs, housing, statement, decide-housing, read",
        "help-by-youth-league-and-housing, housing, statement, help-with-housing, read",
        "help-by-youth-league-and-housing, youth-league, statement, help-with-youth, read",
        "otherwise, youth-league, statement, mentor-youth, none",
        "health-nobody-else, housing, health, help-with-housing, none",
        "adoption-second-person, joint-conference, legal, approve-adoption, read",
        "otherwise, joint-conference, identity, assess-adopter, none",
        "directory-of-providers, womens-federation, legal, review-provider, read",
        "directory-of-providers, joint-conference, identity, check-provider, read",
        "health-nobody-else, education, health, review-provider, none",
        "otherwise, finance, identity, confirm-funds, none",
        "otherwise, , identity, visit, none"
    })
    void decidesByDepartmentClassAndForm(String row, String department, String dataClass, String form, String access) {
        var answer = ask(department, dataClass, form);
        assertThat(TABLE.hit().get(0)).isEqualTo(row);
        assertThat(answer.get(0)).containsEntry("access", access);
    }

    @Test
    void everyRowIsTested() throws Exception {
        var source = FieldAccessTest.class
                .getDeclaredMethod(
                        "decidesByDepartmentClassAndForm",
                        String.class,
                        String.class,
                        String.class,
                        String.class,
                        String.class)
                .getAnnotation(CsvSource.class);
        var tested = new TreeSet<String>();
        for (String line : source.value()) {
            tested.add(line.split(",")[0]);
        }
        assertThat(tested).containsExactlyInAnyOrderElementsOf(TABLE.rows());
    }

    /** A form that declares what its department may not read would always show it empty. */
    @Test
    void whatAFormShowsAgainItsDepartmentMayRead() throws Exception {
        var unreadable = new ArrayList<String>();
        try (Stream<Path> models = Files.list(Path.of("processes"))) {
            for (Path model :
                    models.filter(file -> file.toString().endsWith(".bpmn")).toList()) {
                for (UserTask task : Bpmn.readModelFromFile(model.toFile()).getModelElementsByType(UserTask.class)) {
                    var form = Form.read(Files.readAllBytes(Path.of("forms", task.getId() + ".form")));
                    for (String group : task.getCamundaCandidateGroupsList()) {
                        var department = group.equals("supervisor") ? "joint-conference" : group;
                        form.fields().stream()
                                .filter(field -> field.isReadOnly()
                                        || field.isPrefilled()
                                        || !field.sameAs().isEmpty())
                                .filter(field -> field.dataClass()
                                        .filter(dataClass -> !reads(department, dataClass, form.id()))
                                        .isPresent())
                                .map(FormField::key)
                                .forEach(key -> unreadable.add(department + " " + form.id() + "." + key));
                    }
                }
            }
        }
        assertThat(unreadable).isEmpty();
    }

    private boolean reads(String department, String dataClass, String form) {
        return "read".equals(ask(department, dataClass, form).get(0).get("access"));
    }

    private static List<Map<String, Object>> ask(String department, String dataClass, String form) {
        return TABLE.ask(facts(
                "department", department, "dataClass", dataClass, "form", form, "originForm", "visit", "field", "any"));
    }
}
