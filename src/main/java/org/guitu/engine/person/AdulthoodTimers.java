package org.guitu.engine.person;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.jobexecutor.TimerDeclarationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TimerEntity;
import org.guitu.casefile.CaseNumber;
import org.guitu.engine.Instances;
import org.guitu.office.China;
import org.guitu.person.PersonFacts;
import org.springframework.stereotype.Component;

/**
 * Keeps the timers that wait for the day of coming of age ({@link AdulthoodModel}) at that day, also when it is found or corrected while
 * they wait. Whoever turns out to be an adult after having been protected as a minor is due at once; who is a minor again after all
 * gets a new timer.
 */
@Component
final class AdulthoodTimers {

    private static final String TIMERS = "timersOfAdulthood";

    private final InstantSource clock;

    AdulthoodTimers(InstantSource clock) {
        this.clock = clock;
    }

    /** Notes at the process which of its events wait for that day. */
    static void note(List<String> events, ProcessDefinitionEntity process) {
        process.setProperty(TIMERS, events);
    }

    @SuppressWarnings("unchecked")
    private static List<String> timersOf(ProcessDefinitionEntity process) {
        return process.getProperty(TIMERS) instanceof List<?> ids ? (List<String>) ids : List.of();
    }

    /** To be called within a command of the engine, as soon as the facts have changed. */
    void follow(CaseNumber caseNumber, Map<String, Object> before, Map<String, Object> now) {
        for (ExecutionEntity instance : Instances.withNewOnesOf(caseNumber)) {
            timersOf(instance.getProcessDefinition()).forEach(event -> follow(instance, event, before, now));
        }
    }

    private void follow(ExecutionEntity instance, String event, Map<String, Object> before, Map<String, Object> now) {
        var activity = instance.getProcessDefinition().findActivity(event);
        var declaration = TimerDeclarationImpl.getDeclarationsForScope(activity.getEventScope())
                .get(event);
        boolean minor = isMinor(now);
        var waiting = instance.getJobs().stream()
                .filter(job -> event.equals(job.getActivityId()))
                .findFirst();
        waiting.ifPresent(job -> {
            if (minor || isStillToCome(now)) {
                declaration.resolveAndSetDuedate(job.getExecution(), (TimerEntity) job, false);
            } else if (isMinor(before)) {
                dueAtOnce(job);
            }
        });
        if (waiting.isEmpty() && minor && activity.getEventScope() == instance.getProcessDefinition()) {
            declaration.createTimerInstance(instance);
        }
    }

    private void dueAtOnce(JobEntity job) {
        var now = Date.from(clock.instant());
        if (job.getDuedate().after(now)) {
            job.setDuedate(now);
        }
    }

    private static boolean isMinor(Map<String, Object> facts) {
        return Boolean.TRUE.equals(facts.get(PersonFacts.MINOR));
    }

    private boolean isStillToCome(Map<String, Object> facts) {
        return facts.get(PersonFacts.COMES_OF_AGE) instanceof String day
                && LocalDate.parse(day).isAfter(LocalDate.ofInstant(clock.instant(), China.ZONE));
    }
}
