package org.guitu.header.engine;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.guitu.casefile.AnswerPlace.Origin;
import org.guitu.casefile.CaseNumber;
import org.guitu.casefile.DataClass;
import org.guitu.casefile.SamePerson;
import org.guitu.casefile.Timeline;
import org.guitu.casefile.Timeline.Step;
import org.guitu.engine.model.FormStore;
import org.guitu.engine.model.FormStore.DeployedForm;
import org.guitu.engine.person.LivePerson;
import org.guitu.family.CaseLinks;
import org.guitu.form.AnswerWords;
import org.guitu.header.engine.HeaderRow.Source;
import org.guitu.office.China;
import org.springframework.stereotype.Component;

/**
 * What is known now of what the rows ask for: what is true of the person, the newest answers of the dossier with their corrections, the
 * facts of the case, and as {@code linkedCases} the cases that it is linked with. To be called within a command of the engine.
 */
@Component
final class HeaderValues {

    private static final String LINKED_CASES = "linkedCases";

    /** What forms say of somebody who was named before and is so no more. */
    private static final String NOBODY = "（无）";

    private final Timeline timeline;
    private final LivePerson persons;
    private final CaseVariables variables;
    private final CaseLinks links;
    private final SamePerson same;
    private final FormStore forms;

    HeaderValues(
            Timeline timeline,
            LivePerson persons,
            CaseVariables variables,
            CaseLinks links,
            SamePerson same,
            FormStore forms) {
        this.timeline = timeline;
        this.persons = persons;
        this.variables = variables;
        this.links = links;
        this.same = same;
        this.forms = forms;
    }

    /** What a row says. */
    record Said(HeaderRow row, String text, String dataClass, Optional<LocalDate> on) {}

    /** A value, the step that recorded it, and in whose words it is said. */
    private record Found(Source source, Object value, Optional<Step> step) {

        long number() {
            return step.map(from -> from.corrects().orElse(from.number())).orElse(0L);
        }
    }

    List<Said> of(CaseNumber caseNumber, List<HeaderRow> rows, CommandContext context) {
        var names = rows.stream()
                .flatMap(row -> row.sources().stream())
                .map(Source::name)
                .collect(Collectors.toCollection(HashSet::new));
        var facts = new HashMap<String, Object>();
        if (names.remove(LINKED_CASES)) {
            facts.put(LINKED_CASES, linked(caseNumber));
        }
        var person = persons.of(caseNumber.value());
        names.stream().filter(person::containsKey).forEach(name -> facts.put(name, person.get(name)));
        names.removeAll(person.keySet());
        var answers = timeline.newest(caseNumber, names, List.of(), HeaderValues::isForPeople);
        names.removeAll(answers.keySet());
        facts.putAll(variables.of(caseNumber, names));
        var said = new ArrayList<Said>();
        rows.forEach(row -> newest(row, facts, answers)
                .filter(found -> row.says(found.value()))
                .map(found -> said(row, found, context))
                .ifPresent(said::add));
        return said;
    }

    /** What identifies a body is never said above a task, whatever a row asks for. */
    private static boolean isForPeople(Origin origin) {
        return !DataClass.BIOMETRIC.id().equals(origin.dataClass());
    }

    private static Optional<Found> newest(HeaderRow row, Map<String, Object> facts, Map<String, Step> answers) {
        return row.sources().stream()
                .flatMap(source -> find(source, facts, answers).stream())
                .max((one, other) -> Long.compare(one.number(), other.number()));
    }

    private static Optional<Found> find(Source source, Map<String, Object> facts, Map<String, Step> answers) {
        var step = Optional.ofNullable(answers.get(source.name()));
        return step.map(from -> from.content().get(source.name()).value())
                .or(() -> Optional.ofNullable(facts.get(source.name())))
                .filter(value ->
                        !NOBODY.equals(value) && !"".equals(value) && !List.of().equals(value))
                .map(value -> new Found(source, value, step));
    }

    private Said said(HeaderRow row, Found found, CommandContext context) {
        var name = found.source().name();
        var form = found.step()
                .flatMap(step -> forms.of(step.form(), step.formVersion(), context))
                .or(() -> Optional.ofNullable(found.source().form()).flatMap(id -> forms.latest(id, context)));
        var dataClass =
                found.step().map(step -> step.content().get(name).dataClass()).orElse(DataClass.IDENTITY.id());
        return new Said(
                row,
                AnswerWords.of(form.map(DeployedForm::form).flatMap(asked -> asked.field(name)), found.value()),
                dataClass,
                found.step().map(step -> LocalDate.ofInstant(step.recordedAt(), China.ZONE)));
    }

    private List<String> linked(CaseNumber caseNumber) {
        var linked = new ArrayList<String>();
        links.linkedTo(caseNumber)
                .forEach(other -> linked.add("%s %s".formatted(other.relation().zh(), other.number())));
        same.linkedTo(caseNumber).forEach(other -> linked.add("本人的另一个案 " + other));
        return linked;
    }
}
