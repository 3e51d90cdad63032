package org.guitu.gate.invariant;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guitu.form.Form;
import org.guitu.gate.file.ModelFile;
import org.guitu.gate.file.Problem;
import org.guitu.gate.file.ProblemList;
import org.guitu.gate.net.Condition;
import org.guitu.gate.net.Kind;
import org.guitu.gate.net.Net;
import org.guitu.gate.net.Node;
import org.guitu.gate.proof.Models;
import org.guitu.gate.proof.Proofs;
import org.guitu.gate.state.Fault;
import org.guitu.gate.whole.Whole;
import org.guitu.gate.whole.WholeRule;
import org.springframework.stereotype.Component;

/**
 * Whether the rules of {@code invariants.dmn} hold in all processes, as their models, forms and tables are.
 *
 * <p>A model that stays as it is, and broke a rule before, is not held against a deployment that has nothing to do with it.
 */
@Component
public final class InvariantRule implements WholeRule {

    private static final String FILE = Invariant.TABLE + ".dmn";
    private static final int SHORTEST_REASON = 10;

    private final Proofs proofs;

    public InvariantRule(Proofs proofs) {
        this.proofs = proofs;
    }

    @Override
    public List<Problem> check(Whole whole) {
        var found = new Check(whole).found();
        if (found.stream().allMatch(problem -> isOfSent(whole, problem))) {
            return found;
        }
        var deployed = whole.files().stream()
                .flatMap(file -> whole.before(file.shortName()).stream())
                .toList();
        var before = new HashSet<>(new Check(new Whole(List.of(), deployed, whole.older())).found());
        return found.stream()
                .filter(problem -> isOfSent(whole, problem) || !before.contains(problem))
                .toList();
    }

    private static boolean isOfSent(Whole whole, Problem problem) {
        return whole.sent().stream().anyMatch(file -> file.name().equals(problem.file()));
    }

    private final class Check {

        private final Whole whole;
        private final Models models;
        private final Optional<ModelFile> table;
        private final List<Problem> found = new ArrayList<>();

        Check(Whole whole) {
            this.whole = whole;
            models = proofs.models(whole);
            table = whole.file(FILE);
            table.ifPresent(file -> Invariant.all(whole.root(file)).forEach(this::check));
        }

        List<Problem> found() {
            return found.stream().distinct().toList();
        }

        private void check(Invariant row) {
            int before = found.size();
            checkRow(row);
            if (found.size() > before) {
                return;
            }
            for (Net net : models.nets().values()) {
                if (row.holdsFor(net)) {
                    row.targets(net).forEach(target -> check(row, net, target));
                }
            }
        }

        /** What the row names must be there, and it must say why. */
        private void checkRow(Invariant row) {
            refuse(row.never().isEmpty(), row, "says of no step that no case may come there: fill in 'never'.");
            refuse(
                    row.reason().length() < SHORTEST_REASON,
                    row,
                    "does not say why: write the reason and its clause in the description of the row.");
            refuse(
                    row.condition().isEmpty(),
                    row,
                    "'%s' is no condition: compare facts with codes, as in minor == true && sex == 'female'.",
                    row.when());
            refuse(
                    row.requirements().isEmpty(),
                    row,
                    "'%s' is not understood: write steps, with the answer behind a colon, as in approve-return: approveReturnOutcome == 'approved'.",
                    row.unless());
            row.processes()
                    .forEach(process -> refuse(
                            !models.nets().containsKey(process),
                            row,
                            "there is no process '%s': name one that is deployed.",
                            process));
            var nets = models.nets().values().stream().filter(row::holdsFor).toList();
            Stream.concat(row.never().stream().filter(Invariant::isName), steps(row))
                    .distinct()
                    .forEach(step -> refuse(
                            nets.stream().noneMatch(net -> net.find(step).isPresent()),
                            row,
                            "there is no step '%s' in that process: name one that there is, or two administrators change the row.",
                            step));
            facts(row)
                    .forEach(fact -> refuse(
                            !models.knows(fact),
                            row,
                            "there is no fact '%s': name one that a form, a table or a process gives.",
                            fact));
        }

        private static Stream<String> steps(Invariant row) {
            return row.requirements().stream()
                    .flatMap(List::stream)
                    .flatMap(List::stream)
                    .map(Requirement::step)
                    .filter(step -> !step.isEmpty());
        }

        private static Set<String> facts(Invariant row) {
            return Stream.concat(
                            row.condition().stream(),
                            row.requirements().stream()
                                    .flatMap(List::stream)
                                    .flatMap(List::stream)
                                    .flatMap(requirement -> requirement.condition().stream()))
                    .map(Condition::facts)
                    .flatMap(Set::stream)
                    .collect(Collectors.toSet());
        }

        private void refuse(boolean wrong, Invariant row, String text, Object... values) {
            if (wrong) {
                var problems = new ProblemList(table.orElseThrow());
                problems.add(row.id(), text, values);
                found.addAll(problems.found());
            }
        }

        private void check(Invariant row, Net net, Node target) {
            var problems = new ProblemList(whole.file(models.file(net.id())).orElseThrow());
            if (row.secondPerson().contains(Invariant.ITSELF)) {
                checkByAnother(row, target, problems);
            }
            row.stepsByAnother().stream()
                    .flatMap(step -> net.find(step).stream())
                    .forEach(step -> checkByAnother(row, step, problems));
            row.asks()
                    .forEach(question -> problems.addUnless(
                            asks(target, question),
                            target.id(),
                            "the form of '%s' does not ask '%s', as the rule '%s' demands: %s",
                            target.name(),
                            question,
                            row.id(),
                            row.reason()));
            if (row.isAboutTheWay() && !isRefusedAnyway(net)) {
                new GuardedNet(
                                net,
                                proofs.around(models, net),
                                target.id(),
                                row.condition().orElseThrow(),
                                row.requirements().orElseThrow())
                        .broken()
                        .ifPresent(fault -> report(row, net, target, fault, problems));
            }
            found.addAll(problems.found());
        }

        /** Of a model whose steps are done twice at once, every way is a wrong one. */
        private boolean isRefusedAnyway(Net net) {
            return whole.file(models.file(net.id())).filter(whole::isSent).isPresent()
                    && proofs.of(models, Set.of(net.id())).get(net.id()).faults().stream()
                            .anyMatch(fault ->
                                    fault.kind() == Fault.Kind.DOUBLED || fault.kind() == Fault.Kind.TOO_MANY_STATES);
        }

        private static void checkByAnother(Invariant row, Node step, ProblemList problems) {
            problems.addUnless(
                    step.kind() == Kind.USER_TASK
                            && !step.properties()
                                    .getOrDefault("notCompletedBy", "")
                                    .isBlank(),
                    step.id(),
                    "'%s' may be done by whoever did the step before it, against the rule '%s': %s Name that step in the property 'notCompletedBy'.",
                    step.name(),
                    row.id(),
                    row.reason());
        }

        private boolean asks(Node step, String question) {
            return whole.file(step.form() + ".form")
                    .map(file -> Form.read(file.content()))
                    .flatMap(form -> form.field(question))
                    .filter(field -> field.isRequired()
                            || field.requiredWhen().isPresent()
                            || field.refuseWhen().isPresent())
                    .isPresent();
        }

        private static void report(Invariant row, Net net, Node target, Fault fault, ProblemList problems) {
            if (fault.kind() != Fault.Kind.NO_WAY) {
                problems.add(
                        target.id(),
                        "has too many states to prove the rule '%s': let processes of their own carry out what runs side by side, and call them.",
                        row.id());
                return;
            }
            problems.addWay(
                    Stream.concat(fault.way().stream(), Stream.of(target.id())).toList(),
                    target.id(),
                    "a case comes to '%s' against the rule '%s': %s The shortest way there: %s (%s); what is missing: %s. Mend the model, or let two administrators change the rule.",
                    target.name(),
                    row.id(),
                    row.reason(),
                    fault.way().stream()
                            .map(node -> net.find(node).map(Node::name).orElse(node))
                            .collect(Collectors.joining(" → ")),
                    fault.detail().stream()
                            .filter(detail -> !GuardedNet.isNote(detail))
                            .collect(Collectors.joining(", ")),
                    fault.detail().stream()
                            .filter(GuardedNet::isNote)
                            .flatMap(detail -> GuardedNet.missing(detail).stream())
                            .collect(Collectors.joining(", ")));
        }
    }
}
