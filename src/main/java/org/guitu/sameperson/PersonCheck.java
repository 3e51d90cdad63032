package org.guitu.sameperson;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.guitu.audit.Actor;
import org.guitu.audit.AuditEvent;
import org.guitu.audit.AuditTrail;
import org.guitu.audit.EventKind;
import org.guitu.casefile.DossierEntry;
import org.guitu.casefile.OtherCase;
import org.guitu.casefile.PersonIndex;
import org.guitu.casefile.trait.Trait;
import org.guitu.office.China;
import org.guitu.office.RefusedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells those who must know before they act whether a person may have a case, and where: region and month, never a number. Each check is
 * an event with its reason and by what was asked, without what was typed, and one in the trail of each case that was told of.
 */
@Component
class PersonCheck {

    private static final String WHAT = "查人";

    private final PersonIndex index;
    private final ToldCases told;
    private final CaseWords words;
    private final AuditTrail trail;
    private final InstantSource clock;

    PersonCheck(PersonIndex index, ToldCases told, CaseWords words, AuditTrail trail, InstantSource clock) {
        this.index = index;
        this.told = told;
        this.words = words;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * The possible cases in words, none when there is none.
     *
     * @param question one without {@link PersonQuestion#problems}
     * @throws RefusedException when the account has checked too often within an hour; that it tried stays in the trail
     */
    @Transactional(noRollbackFor = RefusedException.class)
    public List<String> ask(PersonQuestion question, Actor actor, String address) {
        var now = clock.instant();
        if (told.areTooMany(actor.account(), ToldCases.Way.CHECK, now)) {
            trail.record(AuditEvent.of(EventKind.PERSON_CHECKED, actor)
                    .from(address)
                    .about(WHAT, null)
                    .saying("%s；一小时内已查%d次，没有查".formatted(reason(question), told.most())));
            throw new RefusedException("您一小时内已查了%d次，请一小时后再查；情况紧急的，直接电话联系有关地区的公安或民政。".formatted(told.most()));
        }
        told.checked(actor.account(), now);
        var answers = question.answers(LocalDate.ofInstant(now, China.ZONE));
        var found = index.search(answers, Optional.empty(), now).otherCases();
        trail.record(AuditEvent.of(EventKind.PERSON_CHECKED, actor)
                .from(address)
                .about(WHAT, null)
                .saying("%s；按%s；可能的个案：%d".formatted(reason(question), traits(answers), found.size())));
        found.forEach(other -> trail.record(AuditEvent.of(EventKind.CASE_TOLD, actor)
                .from(address)
                .inCase(other.caseNumber().value())
                .about(WHAT, null)
                .saying("%s；地区：%s".formatted(reason(question), words.nameOf(other.region())))));
        return found.stream().map((OtherCase other) -> words.of(other)).toList();
    }

    private static String reason(PersonQuestion question) {
        return CheckReason.find(question.reason()).orElseThrow().zh();
    }

    private static String traits(List<DossierEntry.Answer> answers) {
        return answers.stream()
                .map(DossierEntry.Answer::trait)
                .flatMap(Optional::stream)
                .map(Trait::zh)
                .distinct()
                .collect(Collectors.joining("、"));
    }
}
