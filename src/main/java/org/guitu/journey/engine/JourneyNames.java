package org.guitu.journey.engine;

import java.time.InstantSource;
import java.time.LocalDate;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.guitu.catalogue.KnownName;
import org.guitu.consent.engine.Grounds;
import org.guitu.engine.expression.LiveFacts;
import org.guitu.engine.expression.NamedFact;
import org.guitu.form.CommonFacts;
import org.guitu.office.China;
import org.guitu.office.Queue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What models may ask about the person of a case and about those who got to know something of her or him. */
@Configuration(proxyBeanMethods = false)
class JourneyNames {

    private static final String NEVER = "9999-01-01";

    /** The queues that got to know something of the person. */
    @Bean
    NamedFact allRecipients(Recipients recipients) {
        return new NamedFact(
                "recipients", execution -> recipients.of(execution.getProcessBusinessKey(), execution.getTenantId()));
    }

    /** The department of the one that the variable {@code recipient} names. */
    @Bean
    NamedFact recipientDepartment() {
        return new NamedFact(
                "recipientDepartment", execution -> recipient(execution).department());
    }

    /** The region of the one that the variable {@code recipient} names. */
    @Bean
    NamedFact recipientRegion() {
        return new NamedFact(
                "recipientRegion", execution -> recipient(execution).region());
    }

    private static Queue recipient(ExecutionEntity execution) {
        return Queue.find((String) execution.getVariable(KnownName.TOLD_OF_CONSENT.id()))
                .orElseThrow();
    }

    /**
     * The day that the fact {@code comesOfAge} names, or, where it names none or one that is past, a day that nobody lives to see.
     */
    @Bean
    NamedFact adultFrom(LiveFacts live, InstantSource clock) {
        return new NamedFact("adultFrom", execution -> {
            var facts = live.of(execution.getProcessBusinessKey());
            var comesOfAge = facts.containsKey(CommonFacts.COMES_OF_AGE)
                    ? facts.get(CommonFacts.COMES_OF_AGE)
                    : execution.getVariable(CommonFacts.COMES_OF_AGE);
            return dayToCome((String) comesOfAge, clock);
        });
    }

    private static String dayToCome(String day, InstantSource clock) {
        // ISO texts are in the order of the days.
        var today = LocalDate.ofInstant(clock.instant(), China.ZONE).toString();
        return day == null || day.compareTo(today) <= 0 ? NEVER : day;
    }

    /** The day on which the plan is first reviewed, or, where it names none or one that is past, a day that nobody lives to see. */
    @Bean
    NamedFact planReviewFrom(InstantSource clock) {
        return new NamedFact(
                "planReviewFrom", execution -> dayToCome((String) execution.getVariable("planReviewOn"), clock));
    }

    /** Nobody has found relatives yet where whoever calls the search says nothing of it, such as an identification of before. */
    @Bean
    NamedFact relativesFound() {
        return new NamedFact("locateOutcome", execution -> null);
    }

    /** Whether anything that the instance has called still runs. */
    @Bean
    NamedFact calledRuns() {
        return new NamedFact("calledRuns", execution -> hasCalled(execution.getProcessInstance()));
    }

    private static boolean hasCalled(ExecutionEntity execution) {
        return execution.getSubProcessInstance() != null
                || execution.getExecutions().stream().anyMatch(JourneyNames::hasCalled);
    }

    /** The planned services that do not run already. */
    @Bean
    NamedFact startingServices(Grounds grounds) {
        return new NamedFact(FurtherServices.TO_START, execution -> FurtherServices.toStart(execution, grounds));
    }

    /** The planned services that the calling model does not name one by one. */
    @Bean
    NamedFact plannedFurtherServices(Grounds grounds) {
        return new NamedFact(FurtherServices.PLANNED, execution -> FurtherServices.planned(execution, grounds));
    }

    /** The services that rest on the consent that is gone. */
    @Bean
    NamedFact servicesToStop(Grounds grounds) {
        return new NamedFact(FurtherServices.TO_STOP, execution -> FurtherServices.toStop(execution, grounds));
    }

    /** The services that rest on nothing but the consent that is gone. */
    @Bean
    NamedFact servicesWithoutConsent() {
        return new NamedFact(FurtherServices.WITHOUT_CONSENT, FurtherServices::withoutConsent);
    }
}
