package org.guitu.sameperson.engine;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.guitu.casefile.CaseNumber;
import org.guitu.casefile.DossierEntry;
import org.guitu.casefile.OtherCase;
import org.guitu.casefile.PersonIndex;
import org.guitu.casefile.SamePerson;
import org.guitu.casefile.SamePerson.Verdict;
import org.guitu.casefile.Trait;
import org.guitu.engine.audit.EngineAudit;
import org.guitu.engine.form.FormFeature;
import org.guitu.form.Form;
import org.guitu.form.FormField;
import org.guitu.form.FormRefusal;
import org.guitu.office.China;
import org.guitu.office.Directory;
import org.guitu.sameperson.WrongNumbers;
import org.springframework.stereotype.Component;

/**
 * What a form may know of other cases of the same person: two facts, for the rules of forms that mention them.
 *
 * <p>{@code earlierCases} are those that may be, still to be asked about, the oldest first. Each says {@code region},
 * {@code regionName}, {@code openedIn} (year and month), {@code traits} by which it was found, and all of that in {@code words};
 * never its number, nor anything that is in it. {@code linkedCases} is how many were found to be the same person's.
 */
@Component
final class EarlierCases implements FormFeature {

    private static final String SUPPOSED = "earlierCases";
    private static final String LINKED = "linkedCases";

    private final PersonIndex index;
    private final SamePerson samePerson;
    private final Directory directory;
    private final EngineAudit audit;
    private final InstantSource clock;
    private final WrongNumbers wrongNumbers = new WrongNumbers();

    EarlierCases(
            PersonIndex index, SamePerson samePerson, Directory directory, EngineAudit audit, InstantSource clock) {
        this.index = index;
        this.samePerson = samePerson;
        this.directory = directory;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Enquiry enquiry(Occasion occasion) {
        return occasion.task().<Enquiry>map(task -> new OfTask(occasion, task)).orElseGet(() -> () -> Map.of());
    }

    /** What is found for one task at one moment. */
    private final class OfTask implements Enquiry {

        private final Form form;
        private final CaseNumber caseNumber;
        private final TaskEntity task;
        private PersonIndex.Search search;
        private SamePerson.Verdicts verdicts;
        private List<OtherCase> open;

        private OfTask(Occasion occasion, TaskEntity task) {
            this.form = occasion.form();
            this.caseNumber = occasion.caseNumber().orElseThrow();
            this.task = task;
        }

        @Override
        public Map<String, Object> facts() {
            var facts = new HashMap<String, Object>();
            if (form.mentions(SUPPOSED)) {
                facts.put(SUPPOSED, described(open()));
            }
            if (form.mentions(LINKED)) {
                facts.put(LINKED, (long) verdicts().same().size());
            }
            return facts;
        }

        /** How many they are decides what the form shows; of supposed ones only what is in words leaves the server. */
        @Override
        public Set<String> hidden() {
            return Set.of(SUPPOSED);
        }

        @Override
        public Map<String, Object> factsWith(Map<String, DossierEntry.Answer> learnt) {
            if (!form.mentions(SUPPOSED)
                    || learnt.values().stream()
                            .allMatch(answer -> answer.trait().isEmpty())) {
                return Map.of();
            }
            open();
            return Map.of(SUPPOSED, described(stillOpen(search.learning(learnt.values()))));
        }

        private List<OtherCase> open() {
            if (open == null) {
                search = index.search(caseNumber, clock.instant());
                open = stillOpen(search);
            }
            return open;
        }

        private List<OtherCase> stillOpen(PersonIndex.Search search) {
            var supposed = search.otherCases();
            return supposed.isEmpty()
                    ? supposed
                    : verdicts().open(task.getProcessInstanceId(), supposed).stream()
                            .sorted(Comparator.comparing(OtherCase::openedAt)
                                    .thenComparing(other -> other.caseNumber().value()))
                            .toList();
        }

        private SamePerson.Verdicts verdicts() {
            if (verdicts == null) {
                verdicts = samePerson.verdicts(caseNumber);
            }
            return verdicts;
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
                decide(verdict, other, answers, clock.instant());
            });
        }

        private void decide(Verdict verdict, CaseNumber other, Map<String, Object> answers, Instant now) {
            if (verdict == Verdict.SAME) {
                checkNumber(form, answers, other, task.getId(), now);
                audit.linked(caseNumber, other, task);
            }
            samePerson.decide(caseNumber, other, verdict, task.getProcessInstanceId(), task.getAssignee(), now);
        }
    }

    private List<Map<String, Object>> described(List<OtherCase> others) {
        return others.stream().map(this::described).toList();
    }

    private Map<String, Object> described(OtherCase other) {
        var openedIn = other.openedAt().atZone(China.ZONE);
        var month = "%d年%d月".formatted(openedIn.getYear(), openedIn.getMonthValue());
        var traits = other.sharedTraits().stream().sorted().map(Trait::zh).collect(Collectors.joining("、"));
        var region = nameOf(other.region());
        return Map.of(
                "region", other.region(),
                "regionName", region,
                "openedIn", month,
                "traits", traits,
                "words", "%s，%s立案；相符：%s".formatted(region, month, traits));
    }

    /** With the regions above it, as people look for an office. */
    private String nameOf(String code) {
        var region = directory.region(code);
        return region.parent().isEmpty() ? region.name() : nameOf(region.parent()) + region.name();
    }

    private void checkNumber(Form form, Map<String, Object> answers, CaseNumber other, String task, Instant now) {
        if (wrongNumbers.areTooMany(task, now)) {
            throw new FormRefusal("“%s”多次与查到的个案不符，请先向对方核对编号，一小时后再填".formatted(label(form, "number")));
        }
        if (answer(form, "number", answers)
                .filter(number -> !CaseNumber.find((String) number).equals(Optional.of(other)))
                .isPresent()) {
            wrongNumbers.count(task, now);
            throw new FormRefusal("“%s”与查到的个案不符，请向对方核对编号".formatted(label(form, "number")));
        }
    }

    private static Optional<Object> answer(Form form, String what, Map<String, Object> answers) {
        return field(form, what).map(field -> answers.get(field.key()));
    }

    private static String label(Form form, String what) {
        return field(form, what).map(FormField::label).orElse(what);
    }

    private static Optional<FormField> field(Form form, String what) {
        return form.fields().stream()
                .filter(field -> field.earlierCase().filter(what::equals).isPresent())
                .findFirst();
    }
}
