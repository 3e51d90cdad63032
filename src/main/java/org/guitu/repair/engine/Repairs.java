package org.guitu.repair.engine;

import java.util.Arrays;
import java.util.List;
import org.guitu.audit.Actor;
import org.guitu.form.FormField;
import org.guitu.gate.net.Node;
import org.guitu.office.Role;
import org.guitu.repair.Fault;
import org.guitu.repair.FaultKind;
import org.guitu.repair.RepairReason;
import org.guitu.repair.RepairRequest;
import org.guitu.repair.Way;
import org.guitu.repair.Way.Choice;
import org.springframework.stereotype.Component;

/** What can be done, and doing it; who may, the {@link RepairDesk} knows. */
@Component
class Repairs {

    private final Retries retries;
    private final StepMoves moves;
    private final FactCorrections corrections;
    private final Models models;
    private final FaultSweep sweep;

    Repairs(Retries retries, StepMoves moves, FactCorrections corrections, Models models, FaultSweep sweep) {
        this.retries = retries;
        this.moves = moves;
        this.corrections = corrections;
        this.models = models;
        this.sweep = sweep;
    }

    String words(Fault fault) {
        return models.words(fault);
    }

    String words(Fault fault, RepairRequest request) {
        var place = fault.place().orElseThrow();
        var reason = RepairReason.valueOf(request.reason()).zh();
        if (request.kind() == RepairRequest.Kind.MOVE) {
            var from = moves.standing(place).stream()
                    .filter(any -> any.id().equals(request.place()))
                    .map(any -> models.nameOf(place.definition(), any.step()))
                    .findFirst()
                    .orElse("已离开的步骤");
            return "从“%s”转到“%s”；理由：%s".formatted(from, models.nameOf(place.definition(), request.target()), reason);
        }
        return corrections.questions(place).stream()
                .map(FactCorrections.Question::field)
                .filter(field -> field.key().equals(request.target()))
                .map(field -> "把“%s”更正为“%s”；理由：%s"
                        .formatted(field.label(), shown(field, request.value().orElse("")), reason))
                .findFirst()
                .orElse("更正“%s”；理由：%s".formatted(request.target(), reason));
    }

    private static String shown(FormField field, String value) {
        return field.kind() == FormField.Kind.YES_NO
                ? "true".equals(value) ? "是" : "否"
                : String.join(
                        "、",
                        Arrays.stream(value.split("[,，]"))
                                .map(code -> field.called(code.strip()).orElse(code))
                                .toList());
    }

    List<Way> ways(Fault fault) {
        return fault.place()
                .map(place -> moves.standing(place).stream()
                        .map(from -> new Way(
                                new Choice(from.id(), models.nameOf(place.definition(), from.step())),
                                moves.targets(place, from).stream()
                                        .map(Node::id)
                                        .map(step -> new Choice(step, models.nameOf(place.definition(), step)))
                                        .toList()))
                        .toList())
                .orElse(List.of());
    }

    List<FormField> questions(Fault fault) {
        return fault.place().map(corrections::questions).orElse(List.of()).stream()
                .map(FactCorrections.Question::field)
                .toList();
    }

    Object accept(Fault fault, String fact, String value) {
        return corrections.accept(fault.place().orElseThrow(), fact, value);
    }

    void retry(Fault fault) {
        retries.retry(fault);
    }

    /** What fails by a fact is tried again with the right one. */
    void carryOut(Fault fault, RepairRequest request) {
        var place = fault.place().orElseThrow();
        if (request.kind() == RepairRequest.Kind.MOVE) {
            moves.move(place, request.place(), request.target());
        } else {
            corrections.correct(place, request.target(), request.value().orElseThrow());
            if (fault.kind() == FaultKind.JOB_FAILED || fault.kind() == FaultKind.JOB_FAILING) {
                retries.retry(fault);
            }
        }
    }

    /** Looks what is left. */
    void look() {
        sweep.run();
    }

    static boolean has(Actor person, Role role) {
        return person.role() != null && Arrays.asList(person.role().split(",")).contains(role.id());
    }
}
