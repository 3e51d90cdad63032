package org.guitu.handbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guitu.handbook.ClausesDocument.Clause;
import org.guitu.handbook.DepartmentDocument.Words;
import org.guitu.office.Directory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every clause of the rules has its place in the models, and every step its clause. */
class ClausesTest {

    /** Clauses whose processes are not there yet; one that is served must go from here. */
    private static final Set<String> NOT_SERVED_YET = Set.of();

    /** Lead departments that have no step yet in the processes that cite the clause; the same. */
    private static final Set<String> LEAD_WITHOUT_STEP_YET = Set.of();

    private static final Directory DIRECTORY = Directory.packaged();
    private static final Journey JOURNEY = Journey.read();

    private final ClausesDocument document = new ClausesDocument(JOURNEY, DIRECTORY, Words.EN);

    @Test
    void everyClauseInScopeIsServedByAStep() {
        assertThat(served().filter(clause -> document.stepsOf(clause.number()).isEmpty())
                        .map(Clause::number))
                .containsExactlyInAnyOrderElementsOf(NOT_SERVED_YET);
    }

    @Test
    void everyStepNamesAClauseOfTheRules() {
        var known = ClausesDocument.clauses().stream().map(Clause::number).collect(Collectors.toSet());
        JOURNEY.processes().forEach(process -> process.steps().forEach(step -> assertThat(step.clauses())
                .as("%s in %s", step.id(), process.id())
                .isNotEmpty()
                .isSubsetOf(known)));
    }

    @Test
    void theLeadDepartmentsHaveAStepWhereTheirClauseIsCited() {
        var missing = new TreeSet<String>();
        served().forEach(clause -> {
            var departments = document.stepsOf(clause.number()).stream()
                    .flatMap(cited -> cited.process().departments().stream())
                    .collect(Collectors.toSet());
            if (departments.contains("joint-conference")) {
                // Its office sits in public security: clause 1.2.
                departments.add("police");
            }
            clause.lead().stream()
                    .filter(lead -> !departments.isEmpty())
                    .filter(lead -> DIRECTORY.isDepartment(lead) && !departments.contains(lead))
                    .forEach(lead -> missing.add(clause.number() + " " + lead));
        });
        assertThat(missing).containsExactlyInAnyOrderElementsOf(LEAD_WITHOUT_STEP_YET);
    }

    @ParameterizedTest
    @EnumSource
    void theFileSaysWhatTheModelsSay(Words words) {
        var inThatLanguage = new ClausesDocument(JOURNEY, DIRECTORY, words);
        assertThat(inThatLanguage.file())
                .as("made anew by `mvn test -Dtest=WriteHandbook`")
                .hasContent(inThatLanguage.text());
    }

    private static Stream<Clause> served() {
        return ClausesDocument.clauses().stream()
                .filter(Clause::isServed)
                .filter(clause -> !clause.isOfTheWholeSystem());
    }
}
