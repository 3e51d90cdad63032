package org.guitu.dossier.engine;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.guitu.casefile.Timeline;
import org.guitu.dossier.DossierScope;
import org.guitu.engine.access.StepAccess;
import org.guitu.engine.access.TaskReading.Opens;

/**
 * What somebody sees of a case as one of her or his departments: of its course the own work, and the steps that {@code step-names.dmn} opens to
 * these.
 */
public abstract class PersonScope implements DossierScope {

    protected final Authentication person;
    protected final List<String> departments;
    private final Opens opens;
    private final StepAccess steps;
    private final Map<StepAccess.Place, Boolean> known = new HashMap<>();

    /**
     * @param departments those that the person works for
     * @param opens what a task of the case opens to the person
     */
    protected PersonScope(Authentication person, List<String> departments, Opens opens, StepAccess steps) {
        this.person = person;
        this.departments = departments;
        this.opens = opens;
        this.steps = steps;
    }

    @Override
    public boolean isOwn(String department, String region) {
        return departments.contains(department)
                && Objects.requireNonNullElse(person.getTenantIds(), List.of()).contains(region);
    }

    @Override
    public boolean opensContent() {
        return opens == Opens.CONTENT;
    }

    @Override
    public boolean claimsFirst() {
        return opens == Opens.CONTENT_ONCE_CLAIMED;
    }

    @Override
    public boolean knows(Timeline.Step step) {
        return corrects(step.department(), step.region())
                || knows(step.process(), step.form(), List.of(step.department()));
    }

    @Override
    public boolean knows(String process, String step, Collection<String> doing) {
        return known.computeIfAbsent(
                new StepAccess.Place(process, step, doing), place -> steps.opens(departments, place));
    }
}
