package org.guitu.export.engine;

import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.guitu.audit.Disclosures;
import org.guitu.casefile.CaseNumber;
import org.guitu.casefile.DataClass;
import org.guitu.casefile.Timeline;
import org.guitu.casefile.document.DocumentStore;
import org.guitu.catalogue.KnownName;
import org.guitu.engine.model.FormStore;
import org.guitu.engine.model.FormStore.DeployedForm;
import org.guitu.engine.model.StepNames;
import org.guitu.export.PersonFile;
import org.guitu.export.PersonFile.Answer;
import org.guitu.export.PersonFile.File;
import org.guitu.export.PersonFile.Named;
import org.guitu.export.PersonFile.Recipient;
import org.guitu.export.PersonFile.Step;
import org.guitu.export.PersonFile.Withheld;
import org.guitu.form.AnswerWords;
import org.guitu.form.Form;
import org.guitu.form.FormField;
import org.guitu.office.Directory;
import org.springframework.stereotype.Component;

/** Puts together what is held on a person: the dossier, the engine's facts, and who has read it. What is withheld is not decrypted. */
@Component
class PersonFileReader {

    private final Timeline timeline;
    private final DocumentStore documents;
    private final Disclosures disclosures;
    private final Directory directory;
    private final InstantSource clock;
    private final FormStore forms;

    PersonFileReader(
            Timeline timeline,
            DocumentStore documents,
            Disclosures disclosures,
            Directory directory,
            InstantSource clock,
            FormStore forms) {
        this.timeline = timeline;
        this.documents = documents;
        this.disclosures = disclosures;
        this.directory = directory;
        this.clock = clock;
        this.forms = forms;
    }

    /**
     * To be called within a command of the engine.
     *
     * @param withheldClasses the ids of the classes that are not given, {@code withheldSteps} the ids of the forms
     * @param reason the code of the reason why, in the form {@code approve-export}
     */
    PersonFile read(
            String caseNumber,
            List<String> withheldClasses,
            List<String> withheldSteps,
            Optional<String> reason,
            CommandContext context) {
        var names = new StepNames(context);
        var steps = timeline
                .of(
                        new CaseNumber(caseNumber),
                        (step, origin) ->
                                !withheldClasses.contains(origin.dataClass()) && !withheldSteps.contains(step.form()))
                .stream()
                .filter(step -> !OthersCases.isThere(step.process()))
                .toList();
        return new PersonFile(
                caseNumber,
                region(caseNumber.substring(0, 6)),
                clock.instant(),
                new CaseHistory(
                                filledIn(steps, step -> !withheldSteps.contains(step.form()), context),
                                filledIn(steps, step -> withheldSteps.contains(step.form()), context),
                                directory,
                                context)
                        .of(caseNumber),
                steps.stream().map(step -> step(step, names, context)).toList(),
                files(caseNumber, withheldClasses),
                recipients(caseNumber),
                withheld(withheldClasses, withheldSteps, reason, context));
    }

    private List<Form> filledIn(List<Timeline.Step> steps, Predicate<Timeline.Step> chosen, CommandContext context) {
        return steps.stream()
                .filter(chosen)
                .flatMap(step -> forms.of(step.form(), step.formVersion(), context).stream())
                .map(DeployedForm::form)
                .distinct()
                .toList();
    }

    private Step step(Timeline.Step step, StepNames names, CommandContext context) {
        var form = forms.of(step.form(), step.formVersion(), context).map(DeployedForm::form);
        var given = answers(step, form);
        return new Step(
                step.number(),
                new Named(step.form(), names.nameOf(step)),
                step.formVersion(),
                new Named(step.process(), names.processOf(step)),
                department(step.department()),
                region(step.region()),
                step.recordedAt(),
                step.corrects(),
                Optional.ofNullable(step.content().get(Timeline.REASON)).map(why -> String.valueOf(why.value())),
                given,
                step.withheld() + step.fields(List.of()).size() - given.size());
    }

    private static List<Answer> answers(Timeline.Step step, Optional<Form> form) {
        return step.fields(form.map(Form::keys).orElse(List.of())).stream()
                .filter(field -> !OthersCases.isNumber(form.flatMap(known -> known.field(field))))
                .map(field -> answer(field, step.content().get(field), form.flatMap(known -> known.field(field))))
                .toList();
    }

    private static Answer answer(String field, Timeline.Answer answer, Optional<FormField> question) {
        return new Answer(
                field,
                dataClass(answer.dataClass()),
                question.map(FormField::label).orElse("（表单已没有这一项）"),
                answer.value(),
                AnswerWords.of(question, answer.value()));
    }

    private List<File> files(String caseNumber, List<String> withheldClasses) {
        return documents.of(new CaseNumber(caseNumber), found -> !withheldClasses.contains(found.dataClass())).stream()
                .map(found -> new File(
                        found.number(),
                        found.title(),
                        dataClass(found.dataClass()),
                        found.kind().name(),
                        found.size(),
                        department(found.department()),
                        found.addedAt(),
                        found.withdrawal().isPresent()))
                .toList();
    }

    private List<Recipient> recipients(String caseNumber) {
        return disclosures.of(caseNumber).stream()
                .map(found -> new Recipient(department(found.department()), found.first(), found.last(), found.times()))
                .toList();
    }

    private Withheld withheld(
            List<String> classes, List<String> steps, Optional<String> reason, CommandContext context) {
        if (classes.isEmpty() && steps.isEmpty()) {
            return new Withheld(List.of(), List.of(), Optional.empty());
        }
        var form = forms.latest(KnownName.WITHHELD.owner(), context).map(DeployedForm::form);
        return new Withheld(
                classes.stream().map(PersonFileReader::dataClass).toList(),
                steps.stream().map(step -> option(form, "withheldSteps", step)).toList(),
                reason.map(code -> option(form, "withheldReason", code)));
    }

    private static Named option(Optional<Form> form, String field, String code) {
        return new Named(
                code,
                form.flatMap(known -> known.field(field))
                        .map(FormField::options)
                        .map(options -> options.get(code))
                        .orElse(code));
    }

    private static Named dataClass(String id) {
        return new Named(id, DataClass.find(id).map(DataClass::zh).orElse(id));
    }

    private Named department(String ids) {
        return new Named(
                ids,
                Arrays.stream(ids.split(","))
                        .map(id -> directory.isDepartment(id)
                                ? directory.department(id).zh()
                                : id)
                        .collect(Collectors.joining("、")));
    }

    private Named region(String code) {
        return new Named(code, directory.isRegion(code) ? directory.region(code).name() : code);
    }
}
