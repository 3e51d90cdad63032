package org.guitu.sameperson.engine;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.guitu.audit.EventKind;
import org.guitu.casefile.CaseNumber;
import org.guitu.casefile.DossierEntry;
import org.guitu.casefile.OtherCase;
import org.guitu.casefile.PersonIndex;
import org.guitu.casefile.trait.Trait;
import org.guitu.engine.audit.EngineAudit;
import org.guitu.engine.form.FormFeature.Enquiry;
import org.guitu.engine.form.FormFeature.Occasion;
import org.guitu.form.CommonFacts;
import org.guitu.form.FormField;
import org.guitu.sameperson.CaseWords;
import org.guitu.sameperson.ToldCases;
import org.guitu.sameperson.ToldCases.Way;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Whoever is about to open a case is told whether its person may have one: of each case once, and then decides. Besides
 * {@code earlierCases}, found by the answers at hand, the form's rules go by {@code earlierCasesTold}, whether the account knew of all
 * of them, and {@code tellingLimit}, the number that was told within the last hour when that was too many.
 *
 * <p>Being told is an event in the trail of the other case that stays although the form is refused. So does the number of forms that were
 * compared and opened no case. When it was too often, nothing is said whether there is a case or not, so that the limit itself tells nothing.
 */
@Component
final class AtRegistration {

    private static final String TOLD = "earlierCasesTold";
    private static final String LIMIT = "tellingLimit";

    private final PersonIndex index;
    private final ToldCases told;
    private final CaseWords words;
    private final EngineAudit audit;
    private final Turns turns;
    private final TransactionTemplate ownTransaction;
    private final InstantSource clock;

    AtRegistration(
            PersonIndex index,
            ToldCases told,
            CaseWords words,
            EngineAudit audit,
            Turns turns,
            PlatformTransactionManager transactions,
            InstantSource clock) {
        this.index = index;
        this.told = told;
        this.words = words;
        this.audit = audit;
        this.turns = turns;
        this.ownTransaction = new TransactionTemplate(transactions);
        this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clock = clock;
    }

    Enquiry enquiry(Occasion occasion) {
        return new Registration(occasion);
    }

    private final class Registration implements Enquiry {

        private final Occasion occasion;
        private final boolean asked;
        private boolean counted;

        private Registration(Occasion occasion) {
            this.occasion = occasion;
            this.asked = occasion.form().mentions(EarlierCases.SUPPOSED);
        }

        @Override
        public Map<String, Object> facts() {
            return asked ? Map.of(EarlierCases.SUPPOSED, List.of()) : Map.of();
        }

        @Override
        public Map<String, Object> factsWith(Map<String, Object> answers, Map<String, DossierEntry.Answer> learnt) {
            return asked
                            && learnt.values().stream()
                                    .anyMatch(answer -> answer.trait().isPresent())
                    ? found(answers, learnt.values(), clock.instant())
                    : Map.of();
        }

        private Map<String, Object> found(
                Map<String, Object> answers, Collection<DossierEntry.Answer> learnt, Instant now) {
            var account = occasion.person().getUserId();
            turns.take(() -> tried(account));
            var sex = Optional.ofNullable((String) answers.get(CommonFacts.SEX));
            var found = index.search(learnt, sex, now).inTurn().otherCases().stream()
                    .filter(other -> !isNamedAsFamily(other, answers))
                    .toList();
            var news = told.news(account, found, now);
            boolean knowsAll = news.isEmpty() && !found.isEmpty();
            if (knowsAll ? told.wasTriedTooOften(account, now) : told.areTooMany(account, Way.REGISTRATION, now)) {
                counted = true;
                return Map.of(LIMIT, (long) told.most());
            }
            tell(account, news, now);
            return found.isEmpty()
                    ? Map.of()
                    : Map.of(EarlierCases.SUPPOSED, words.described(found), TOLD, news.isEmpty());
        }

        /** Whoever says that the two were found together knows of the other one, and that it is another person. */
        private boolean isNamedAsFamily(OtherCase other, Map<String, Object> answers) {
            return !other.sharedTraits().contains(Trait.ID_NUMBER)
                    && occasion.form()
                            .field(FormField::family, "case")
                            .flatMap(field -> CaseNumber.find((String) answers.get(field.key())))
                            .equals(Optional.of(other.caseNumber()));
        }

        private void tried(String account) {
            if (!counted) {
                ownTransaction.executeWithoutResult(status -> told.tried(account, clock.instant()));
            }
        }

        private void tell(String account, List<OtherCase> news, Instant now) {
            if (!news.isEmpty()) {
                counted = true;
                ownTransaction.executeWithoutResult(status -> {
                    told.told(account, news, now);
                    news.forEach(other -> audit.record(
                            EventKind.CASE_TOLD,
                            other.caseNumber().value(),
                            "登记前比对",
                            null,
                            "地区：" + words.nameOf(other.region())));
                });
            }
        }
    }
}
