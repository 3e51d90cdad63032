package org.guitu.dossier.engine;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.guitu.engine.access.People;
import org.guitu.engine.access.StepAccess;
import org.guitu.engine.form.FormFeature;
import org.guitu.engine.model.DeployedCatalogue;
import org.guitu.form.FormField;
import org.springframework.stereotype.Component;

/**
 * Which services a form lists for a department beside whose task the dossier is closed, such as the notice that consent has changed: of
 * those that were agreed to only the ones that it may know of by {@code step-names.dmn}.
 */
@Component
final class KnownServices implements FormFeature {

    private final StepAccess steps;
    private final People people;

    KnownServices(StepAccess steps, People people) {
        this.steps = steps;
        this.people = people;
    }

    @Override
    public Enquiry enquiry(Occasion occasion) {
        return () -> occasion.task()
                .filter(ClosedDossier::isClosed)
                .map(task -> known(task, occasion))
                .orElse(Map.of());
    }

    private Map<String, Object> known(TaskEntity task, Occasion occasion) {
        var readers = people.departmentsOf(occasion.person());
        var shown = new HashMap<String, Object>();
        occasion.form().fields().stream()
                .filter(field -> field.isReadOnly() && !field.isClassified() && field.kind() == FormField.Kind.CHOICES)
                .map(FormField::key)
                .forEach(key -> {
                    if (task.getVariable(key) instanceof Collection<?> codes && areServices(codes)) {
                        shown.put(
                                key,
                                codes.stream()
                                        .filter(code -> knows(readers, code))
                                        .toList());
                    }
                });
        return shown;
    }

    private static boolean areServices(Collection<?> codes) {
        var services = DeployedCatalogue.ofCommand().services();
        return !codes.isEmpty()
                && codes.stream()
                        .allMatch(code -> code instanceof String name
                                && services.find(name).isPresent());
    }

    private boolean knows(Collection<String> readers, Object service) {
        return steps.opens(readers, new StepAccess.Place((String) service, (String) service, List.of()));
    }
}
