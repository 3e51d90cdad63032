package org.guitu.dossier.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.guitu.casefile.AnswerPlace.Origin;
import org.guitu.casefile.DataClass;
import org.guitu.casefile.Timeline;
import org.guitu.casefile.document.Document;
import org.guitu.casefile.document.DocumentStore;
import org.guitu.dossier.DossierScope;
import org.guitu.dossier.DossierScope.Writer;
import org.guitu.dossier.DossierView;
import org.guitu.dossier.DossierView.Answer;
import org.guitu.dossier.DossierView.Correction;
import org.guitu.engine.model.FormStore;
import org.guitu.engine.model.StepNames;
import org.guitu.form.AnswerWords;
import org.guitu.form.Form;
import org.guitu.form.FormField;
import org.guitu.office.AuthorName;
import org.guitu.office.Directory;

/**
 * Puts the steps of a case into the words of models and forms, each form in the version that was filled in. One object reads one
 * dossier, within a command of the engine.
 */
final class DossierReader {

    private final DossierScope scope;
    private final Optional<Writer> writer;
    private final Directory directory;
    private final FormStore forms;
    private final CommandContext context;
    private final StepNames names;
    private final Set<String> caseWide;
    private final Map<String, Set<String>> labels = new TreeMap<>();

    DossierReader(DossierScope scope, Directory directory, FormStore forms, CommandContext context) {
        this.scope = scope;
        this.writer = scope.writer();
        this.directory = directory;
        this.forms = forms;
        this.context = context;
        this.names = new StepNames(context);
        this.caseWide = PersonQuestions.of(forms, context);
    }

    /** What the reader sees. */
    DossierView read(Timeline timeline, DocumentStore documents) {
        var all = timeline.of(
                scope.caseNumber(),
                (step, origin) -> scope.knows(step) && scope.reads(step.department(), step.region(), origin));
        var steps = all.stream().filter(scope::knows).toList();
        var corrections = new HashMap<Long, Map<String, Correction>>();
        steps.forEach(step -> step.corrects().ifPresent(first -> corrections
                .computeIfAbsent(first, any -> new HashMap<>())
                .putAll(corrections(step))));
        var seen = new ArrayList<DossierView.Step>();
        steps.forEach(step -> seen.add(see(step, corrections.getOrDefault(step.number(), Map.of()))));
        Collections.reverse(seen);
        return new DossierView(
                scope.caseNumber(),
                writer.isPresent(),
                scope.claimsFirst(),
                seen,
                all.size() - steps.size(),
                documents.of(scope.caseNumber(), this::reads).stream()
                        .map(this::see)
                        .toList(),
                Arrays.stream(DataClass.values()).filter(this::adds).toList());
    }

    private boolean reads(Document document) {
        return scope.reads(document.department(), document.region(), document.origin());
    }

    private boolean adds(DataClass dataClass) {
        return writer.filter(as ->
                        scope.reads(as.department(), as.region(), Origin.document(as.department(), dataClass.id())))
                .isPresent();
    }

    private DossierView.File see(Document document) {
        boolean readable = document.title().isPresent();
        if (readable) {
            note(document.dataClass(), "第 %d 号文件的标题".formatted(document.number()));
        }
        boolean own = scope.isOwn(document.department(), document.region());
        return new DossierView.File(
                document,
                directory.department(document.department()).zh(),
                directory.region(document.region()).name(),
                own,
                readable && document.withdrawal().isEmpty(),
                own && readable && writer.isPresent() && document.withdrawal().isEmpty());
    }

    private void note(String dataClass, String label) {
        labels.computeIfAbsent(dataClass, any -> new TreeSet<>()).add(label);
    }

    /** The labels of what was shown, by class. */
    Map<String, Set<String>> labels() {
        return labels;
    }

    private DossierView.Step see(Timeline.Step step, Map<String, Correction> corrections) {
        boolean own = scope.isOwn(step.department(), step.region());
        var answers = answers(step, corrections);
        return new DossierView.Step(
                step.number(),
                names.nameOf(step),
                names.processOf(step),
                directory.department(step.department()).zh(),
                directory.region(step.region()).name(),
                own ? Optional.of(AuthorName.zh(step.author())) : Optional.empty(),
                step.recordedAt(),
                step.corrects(),
                reason(step),
                answers,
                step.withheld(),
                scope.corrects(step.department(), step.region())
                        && writer.isPresent()
                        && step.corrects().isEmpty()
                        && !answers.isEmpty());
    }

    private List<Answer> answers(Timeline.Step step, Map<String, Correction> corrections) {
        var form = form(step);
        return step.fields(form.map(Form::keys).orElse(List.of())).stream()
                .map(field -> answer(field, step.content().get(field), form, corrections.get(field)))
                .toList();
    }

    private Answer answer(String field, Timeline.Answer answer, Optional<Form> form, Correction correction) {
        var question = form.flatMap(known -> known.field(field));
        var label = question.map(FormField::label).orElse("（表单已没有这一项）");
        note(answer.dataClass(), label);
        return new Answer(
                field,
                label,
                question,
                answer.value(),
                AnswerWords.of(question, answer.value()),
                Optional.ofNullable(correction),
                caseWide.contains(field));
    }

    private Map<String, Correction> corrections(Timeline.Step step) {
        var form = form(step);
        var corrections = new HashMap<String, Correction>();
        step.content().forEach((field, answer) -> {
            if (!field.equals(Timeline.REASON)) {
                var question = form.flatMap(known -> known.field(field));
                corrections.put(
                        field,
                        new Correction(
                                answer.value(),
                                AnswerWords.of(question, answer.value()),
                                reason(step),
                                step.recordedAt()));
            }
        });
        return corrections;
    }

    private Optional<Form> form(Timeline.Step step) {
        return forms.of(step.form(), step.formVersion(), context).map(FormStore.DeployedForm::form);
    }

    private static Optional<String> reason(Timeline.Step step) {
        return Optional.ofNullable(step.content().get(Timeline.REASON)).map(answer -> String.valueOf(answer.value()));
    }
}
