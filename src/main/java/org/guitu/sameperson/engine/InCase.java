package org.guitu.sameperson.engine;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.guitu.casefile.CaseNumber;
import org.guitu.casefile.OtherCase;
import org.guitu.casefile.SamePerson;
import org.guitu.casefile.SamePerson.Verdict;
import org.guitu.engine.audit.EngineAudit;
import org.guitu.engine.form.FormFeature.Enquiry;
import org.guitu.engine.form.FormFeature.Occasion;
import org.guitu.form.Form;
import org.guitu.form.FormField;
import org.guitu.form.FormRefusal;
import org.guitu.sameperson.CaseWords;
import org.guitu.sameperson.SupposedCases;
import org.guitu.sameperson.WrongNumbers;
import org.springframework.stereotype.Component;

/**
 * What the form of a task knows of other cases of the same person, and the verdict that it gives on the first of them. Being told stands in
 * the trail of the other case: whoever writes somebody's number into a case of her own, to learn whether there is one, leaves a trace there.
 */
@Component
final class InCase {

    private final SupposedCases supposed;
    private final SamePerson samePerson;
    private final JoinedCases joined;
    private final CaseWords words;
    private final EngineAudit audit;
    private final InstantSource clock;
    private final WrongNumbers wrongNumbers = new WrongNumbers();

    InCase(
            SupposedCases supposed,
            SamePerson samePerson,
            JoinedCases joined,
            CaseWords words,
            EngineAudit audit,
            InstantSource clock) {
        this.supposed = supposed;
        this.samePerson = samePerson;
        this.joined = joined;
        this.words = words;
        this.audit = audit;
        this.clock = clock;
    }

    Enquiry enquiry(Occasion occasion, TaskEntity task) {
        return new OfTask(occasion.form(), occasion.caseNumber().orElseThrow(), task);
    }

    private final class OfTask implements Enquiry {

        private final Form form;
        private final CaseNumber caseNumber;
        private final TaskEntity task;
        private List<OtherCase> open;

        private OfTask(Form form, CaseNumber caseNumber, TaskEntity task) {
            this.form = form;
            this.caseNumber = caseNumber;
            this.task = task;
        }

        @Override
        public Map<String, Object> facts() {
            var facts = new HashMap<String, Object>();
            if (form.mentions(EarlierCases.SUPPOSED)) {
                facts.put(EarlierCases.SUPPOSED, words.described(open()));
                open().forEach(other -> audit.told(other.caseNumber(), task, "地区：" + words.nameOf(other.region())));
            }
            if (form.mentions(EarlierCases.LINKED)) {
                facts.put(EarlierCases.LINKED, (long)
                        samePerson.linkedTo(caseNumber).size());
            }
            return facts;
        }

        /** How many they are decides what the form shows; of supposed ones only what is in words leaves the server. */
        @Override
        public Set<String> hidden() {
            return Set.of(EarlierCases.SUPPOSED);
        }

        private List<OtherCase> open() {
            if (open == null) {
                open = supposed.toAsk(caseNumber, task.getProcessInstanceId());
            }
            return open;
        }

        /**
         * Keeps the verdict of a form that gives one, on the first of the supposed cases.
         *
         * @throws FormRefusal when its office was not asked: the number given is another, or others were tried before
         */
        @Override
        public void settle(CaseNumber settled, Map<String, Object> answers) {
            answer(form, "verdict", answers).flatMap(Verdict::find).ifPresent(verdict -> {
                var other = open().stream()
                        .findFirst()
                        .map(OtherCase::caseNumber)
                        .orElseThrow(() -> new FormRefusal("另一个案已由对方核清，请重新打开这项任务"));
                var now = clock.instant();
                if (verdict == Verdict.SAME || verdict == Verdict.FAMILY) {
                    checkNumber(form, answers, other, task.getId(), now);
                }
                samePerson.decide(caseNumber, other, verdict, task.getProcessInstanceId(), task.getAssignee(), now);
                if (verdict == Verdict.SAME) {
                    joined.same(caseNumber, other, task, answers);
                } else if (verdict == Verdict.FAMILY) {
                    var relation = answer(form, "relation", answers).orElse(null);
                    joined.family(caseNumber, other, relation, task, now);
                }
            });
        }
    }

    private void checkNumber(Form form, Map<String, Object> answers, CaseNumber other, String task, Instant now) {
        if (wrongNumbers.areTooMany(task, now)) {
            throw wrongNumber(form, "“%s”多次与查到的个案不符，请先向对方核对编号，一小时后再填");
        }
        if (answer(form, "number", answers)
                .filter(number -> !CaseNumber.find((String) number).equals(Optional.of(other)))
                .isPresent()) {
            wrongNumbers.count(task, now);
            throw wrongNumber(form, "“%s”与查到的个案不符，请向对方核对编号");
        }
    }

    private static Optional<Object> answer(Form form, String what, Map<String, Object> answers) {
        return form.field(FormField::earlierCase, what).map(field -> answers.get(field.key()));
    }

    private static FormRefusal wrongNumber(Form form, String words) {
        return form.field(FormField::earlierCase, "number")
                .map(field -> new FormRefusal(field.key(), words.formatted(field.label())))
                .orElseThrow();
    }
}
