package org.guitu.migration.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.guitu.gate.file.Sentence;
import org.guitu.gate.net.Kind;
import org.guitu.migration.Fate;
import org.guitu.migration.Finding;
import org.guitu.migration.Finding.Severity;
import org.guitu.migration.VersionPlan;
import org.springframework.stereotype.Component;

/** What is wrong with a plan: what the engine says of it, what cases would lose by it, and what people should know before. */
@Component
final class PlanCheck {

    private final ModelVersions models;
    private final Plans plans;
    private final CasesByVersion cases;

    PlanCheck(ModelVersions models, Plans plans, CasesByVersion cases) {
        this.models = models;
        this.plans = plans;
        this.cases = cases;
    }

    List<Finding> check(VersionPlan plan) {
        var source = models.version(plan.process(), plan.version());
        var target = models.newest(plan.process());
        if (source.isEmpty()
                || target.isEmpty()
                || source.get().getId().equals(target.get().getId())) {
            return List.of(new Finding(
                    Severity.REFUSED,
                    plan.process(),
                    plan.version(),
                    Optional.empty(),
                    Sentence.of(
                            "there is no older version %s of '%s' to move cases from: leave it out",
                            plan.version(), plan.process()),
                    0));
        }
        return check(
                plans.prepare(plan, source.get(), target.get()), source.get().getId());
    }

    private List<Finding> check(Plans.Prepared plan, String source) {
        var places = cases.places(source, plan.plan());
        var findings = new ArrayList<Finding>();
        plan.faults()
                .forEach((step, whys) -> whys.forEach(
                        why -> findings.add(finding(Severity.REFUSED, plan, step, why, at(step, places)))));
        losses(plan, source, places)
                .forEach(
                        (loss, count) -> findings.add(finding(Severity.REFUSED, plan, loss.step(), loss.why(), count)));
        plan.plan().steps().forEach((step, fate) -> notes(step, fate, plan)
                .forEach(note -> findings.add(finding(
                        fate.keeps() ? Severity.CASES_STAY : Severity.NOTE, plan, step, note, at(step, places)))));
        places.values().stream()
                .flatMap(Set::stream)
                .filter(step -> !plan.plan().steps().containsKey(step))
                .distinct()
                .forEach(step -> findings.add(finding(
                        Severity.CASES_STAY,
                        plan,
                        step,
                        Sentence.of("the plan says nothing of this step: whoever is there stays in the old version"),
                        at(step, places))));
        return findings;
    }

    private record Loss(String step, Sentence why) {}

    /** By step and loss, how many cases it concerns: of those only that would move. */
    private Map<Loss, Long> losses(Plans.Prepared plan, String source, Map<String, Set<String>> places) {
        var facts = cases.facts(source, plan.losses().facts(plan.plan()));
        var losses = new LinkedHashMap<Loss, Long>();
        places.forEach(
                (instance, steps) -> {
                    if (steps.stream().noneMatch(step -> plan.plan().of(step).keeps())) {
                        steps.stream()
                                .flatMap(step -> plan
                                        .losses()
                                        .of(step, plan.plan().of(step), facts.getOrDefault(instance, Map.of()))
                                        .stream()
                                        .map(why -> new Loss(step, why)))
                                .forEach(loss -> losses.merge(loss, 1L, Long::sum));
                    }
                });
        return losses;
    }

    private static Stream<Sentence> notes(String step, Fate fate, Plans.Prepared plan) {
        var notes = new ArrayList<Sentence>();
        if (fate.keeps()) {
            if (plan.to().net().find(step).isEmpty()) {
                notes.add(Sentence.of("the step is gone: whoever is there stays in the old version and ends by it"));
            }
            return notes.stream();
        }
        var goal = fate.step().orElse(step);
        var before = plan.from().departments(step);
        var now = plan.to().departments(goal);
        if (fate.call().isEmpty() && !before.isEmpty() && !now.isEmpty() && !before.equals(now)) {
            notes.add(Sentence.of(
                    "the task goes from %s to %s: whoever has claimed it there loses it, and the new department is told",
                    String.join(", ", before), String.join(", ", now)));
        }
        if (plan.anew().contains(step)) {
            notes.add(Sentence.of("the step begins anew there: nobody has claimed it, its limit goes on"));
        }
        if (!plan.from().timer(step).equals(plan.to().timer(goal))
                && plan.to().timer(goal).isPresent()) {
            notes.add(Sentence.of("the wait is another one there: it counts from when the case began to wait"));
        }
        if (plan.from().place(step).filter(node -> node.kind() == Kind.CALL).isPresent()
                && !plan.anew().contains(step)) {
            notes.add(Sentence.of("what it has called goes on by its own version, or by the plan of that process"));
        }
        return notes.stream();
    }

    private static long at(String step, Map<String, Set<String>> places) {
        return places.values().stream().filter(steps -> steps.contains(step)).count();
    }

    private static Finding finding(Severity severity, Plans.Prepared plan, String step, Sentence why, long count) {
        return new Finding(
                severity,
                plan.plan().process(),
                plan.plan().version(),
                Optional.of(step).filter(any -> !any.isEmpty()),
                why,
                count);
    }

    /** One instance for each step of the plan at which anybody stands. */
    Map<String, String> samples(VersionPlan plan) {
        var samples = new TreeMap<String, String>();
        models.version(plan.process(), plan.version()).ifPresent(source -> cases.places(source.getId(), plan)
                .forEach((instance, steps) -> steps.forEach(step -> samples.putIfAbsent(step, instance))));
        return samples;
    }
}
