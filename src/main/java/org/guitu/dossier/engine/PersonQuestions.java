package org.guitu.dossier.engine;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.guitu.catalogue.KnownName;
import org.guitu.engine.model.FormStore;
import org.guitu.form.Form;
import org.guitu.form.FormField;

/** Which personal answers only the process {@code correct-person} corrects: those that its approval records, whichever form asked first. */
final class PersonQuestions {

    private PersonQuestions() {}

    /** Their keys, as the newest version of the approval has them. */
    static Set<String> of(FormStore forms, CommandContext context) {
        return forms.latest(KnownName.APPROVE_CORRECTION.id(), context).map(FormStore.DeployedForm::form).stream()
                .map(Form::fields)
                .flatMap(List::stream)
                .filter(field -> field.kind() == FormField.Kind.COMPUTED && field.isClassified())
                .map(FormField::key)
                .collect(Collectors.toSet());
    }
}
