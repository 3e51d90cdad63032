package org.guitu.journey.engine;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.guitu.casefile.CaseNumber;
import org.guitu.casefile.Dossier;
import org.guitu.catalogue.KnownName;
import org.guitu.engine.Instances;
import org.guitu.engine.form.AfterSubmission;
import org.guitu.engine.person.LivePerson;
import org.guitu.office.China;
import org.guitu.person.PersonFacts;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Starts the determination of an age ({@code determine-age}) in every running case in which a form has left the age estimated, disputed
 * or not known, unless one runs in its region already. One that only waits for its review goes on at once when the age becomes disputed or another. Where
 * somebody turns out to be a minor, or an adult, {@link ProtectionChange} opens what follows.
 *
 * <p>It runs beside the journey, which waits for it nowhere: an estimate may be reviewed for years.
 */
@Component
@Order(20)
final class AgeInDoubt implements AfterSubmission {

    private static final String PROCESS = KnownName.DETERMINE_AGE.id();
    private static final String REVIEW = "wait-for-review";
    private static final int DAYS_TO_REVIEW = 180;

    private final LivePerson persons;
    private final Dossier dossier;
    private final ProtectionChange protection;
    private final InstantSource clock;

    AgeInDoubt(LivePerson persons, Dossier dossier, ProtectionChange protection, InstantSource clock) {
        this.persons = persons;
        this.dossier = dossier;
        this.protection = protection;
        this.clock = clock;
    }

    @Override
    public void carryOut() {
        persons.takeChanged().forEach((caseNumber, before) -> dossier.journeyOf(caseNumber)
                .ifPresent(journey -> look(caseNumber, journey, before)));
    }

    private void look(CaseNumber caseNumber, String journey, Map<String, Object> before) {
        var facts = persons.of(caseNumber.value());
        var running = List.copyOf(Instances.withNewOnesOf(caseNumber));
        running.stream().filter(any -> any.getId().equals(journey)).findFirst().ifPresent(any -> {
            protection.follow(any, running, before, facts);
            if (PersonFacts.areInDoubt(facts)) {
                resolve(any, running, before, facts);
            }
        });
    }

    private void resolve(
            ExecutionEntity journey,
            List<ExecutionEntity> running,
            Map<String, Object> before,
            Map<String, Object> facts) {
        var determinations = running.stream()
                .filter(any -> PROCESS.equals(any.getProcessDefinition().getKey()))
                .filter(any -> Objects.equals(any.getTenantId(), journey.getTenantId()))
                .toList();
        if (determinations.isEmpty()) {
            start(journey, facts);
        } else if (Boolean.TRUE.equals(facts.get(PersonFacts.AGE_DISPUTED)) || isAnotherAge(before, facts)) {
            determinations.forEach(this::reviewNow);
        }
    }

    private static boolean isAnotherAge(Map<String, Object> before, Map<String, Object> facts) {
        return Stream.of(PersonFacts.AGE_KNOWN, PersonFacts.AGE_YEARS)
                .anyMatch(fact -> !Objects.equals(before.get(fact), facts.get(fact)));
    }

    private void start(ExecutionEntity journey, Map<String, Object> facts) {
        var review = LocalDate.ofInstant(clock.instant(), China.ZONE).plusDays(DAYS_TO_REVIEW);
        ProcessBeside.start(
                PROCESS, journey, facts, Map.of("ageDoubtReason", "registered", "ageReviewOn", review.toString()));
    }

    /** What the command at hand has just put off is not stored yet, and stays. */
    private void reviewNow(ExecutionEntity determination) {
        var context = Context.getCommandContext();
        Instances.inAllRegions(() -> context.getProcessEngineConfiguration()
                        .getManagementService()
                        .createJobQuery()
                        .processInstanceId(determination.getId())
                        .activityId(REVIEW)
                        .list())
                .forEach(
                        job -> context.getJobManager().findJobById(job.getId()).setDuedate(Date.from(clock.instant())));
    }
}
