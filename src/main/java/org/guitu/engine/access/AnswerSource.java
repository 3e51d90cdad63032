package org.guitu.engine.access;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.guitu.casefile.Timeline.Step;
import org.guitu.engine.model.StepNames;
import org.guitu.office.China;
import org.guitu.office.Directory;
import org.springframework.stereotype.Component;

/** Says where an earlier answer comes from with which a form opens; of a step that the reader may not know of, only that there is one. */
@Component
public final class AnswerSource {

    private static final String KNOWN = "来自“%s”，%s，%s；请核对。";
    private static final String CLOSED = "来自本案已有的记录；请核对。";

    private final StepAccess steps;
    private final People people;
    private final Directory directory;

    AnswerSource(StepAccess steps, People people, Directory directory) {
        this.steps = steps;
        this.people = people;
        this.directory = directory;
    }

    /** To be called within a command of the engine. */
    public String words(Step step, StepNames names, Authentication reader) {
        return isKnown(step, reader)
                ? KNOWN.formatted(
                        step.task() == null ? names.processOf(step) : names.nameOf(step),
                        LocalDate.ofInstant(step.recordedAt(), China.ZONE),
                        directory.department(step.department()).zh())
                : CLOSED;
    }

    private boolean isKnown(Step step, Authentication reader) {
        var departments = people.departmentsOf(reader);
        return departments.contains(step.department())
                        && Objects.requireNonNullElse(reader.getTenantIds(), List.of())
                                .contains(step.region())
                || steps.opens(
                        departments, new StepAccess.Place(step.process(), step.form(), List.of(step.department())));
    }
}
