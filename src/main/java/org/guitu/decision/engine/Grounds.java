package org.guitu.decision.engine;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.guitu.casefile.CaseNumber;
import org.guitu.casefile.HandOverStore;
import org.guitu.casefile.Timeline;
import org.guitu.casefile.crypto.ChainMac;
import org.guitu.decision.Decision;
import org.guitu.decision.Ground;
import org.guitu.decision.Ground.Scope;
import org.guitu.engine.Instances;
import org.guitu.form.CommonFacts;
import org.guitu.form.Form;
import org.guitu.form.FormField;
import org.guitu.person.PersonFacts;
import org.springframework.stereotype.Component;

/**
 * What a decision's form shows and asks for, as keyed hashes: now, and whether it is still what was decided on. To be called within a
 * command of the engine.
 *
 * <p>Who the case is about and who is responsible stand above every form, and no decision rests on them. What follows from the person's age
 * and sex, {@code correct-person} has its own consequences for.
 */
@Component
final class Grounds {

    private static final Set<String> ABOVE_EVERY_FORM = Set.of("codeName", "contactRule", "responsibleOfficer");

    private final Timeline timeline;
    private final HandOverStore handOvers;
    private final ChainMac hashes;

    Grounds(Timeline timeline, HandOverStore handOvers, ChainMac hashes) {
        this.timeline = timeline;
        this.handOvers = handOvers;
        this.hashes = hashes;
    }

    /** What the form of that task shows of earlier answers and facts. */
    List<Ground> shown(TaskEntity task, Form form) {
        return of(task, form.fields().stream().filter(Grounds::isShown).toList());
    }

    /** The same with the personal answers of the form itself, which has just been recorded. */
    List<Ground> decided(TaskEntity task, Form form) {
        return of(
                task,
                form.fields().stream()
                        .filter(field -> isShown(field) || isAnswer(field))
                        .toList());
    }

    private static boolean isShown(FormField field) {
        return field.isReadOnly()
                && field.shows().isEmpty()
                && !ABOVE_EVERY_FORM.contains(field.key())
                && (field.isClassified() || isOwnFact(field.key()));
    }

    private static boolean isOwnFact(String name) {
        return !PersonFacts.NAMES.contains(name)
                && !CommonFacts.OF_EVERY_INSTANCE.contains(name)
                && !CommonFacts.CASE_NUMBER.equals(name);
    }

    private static boolean isAnswer(FormField field) {
        return field.isClassified() && !field.isReadOnly() && field.kind() != FormField.Kind.COMPUTED;
    }

    private List<Ground> of(TaskEntity task, List<FormField> fields) {
        return texts(task, fields).entrySet().stream()
                .map(ground -> ground.getKey().marked(mark(ground.getValue())))
                .toList();
    }

    /** What is hashed of each, in the order of the form. */
    private Map<Ground, String> texts(TaskEntity task, List<FormField> fields) {
        var instance = task.getProcessInstance();
        var unmarked = fields.stream()
                .map(field -> new Ground(field.key(), field.label(), scope(field), Optional.empty(), ""))
                .toList();
        var place = new Place(
                new CaseNumber(instance.getBusinessKey()), instance.getId(), instance.getRootProcessInstanceId());
        var values = values(place, unmarked);
        var texts = new LinkedHashMap<Ground, String>();
        unmarked.forEach(ground -> {
            var value = values.getOrDefault(ground.field(), Value.NONE);
            texts.put(ground.of(value.entry()), text(place, ground, value));
        });
        return texts;
    }

    private static Scope scope(FormField field) {
        if (!field.isClassified()) {
            return Scope.FACT;
        }
        if (field.isOfSameInstance() || isAnswer(field)) {
            return Scope.INSTANCE;
        }
        return field.isOfSameProcess() ? Scope.PROCESS : Scope.CASE;
    }

    /** Those of the decision whose answers are others now. Facts of an instance that has ended stay as they were. */
    List<Ground> changed(Decision decision) {
        var place = new Place(decision.caseNumber(), decision.instance(), decision.root());
        var values = values(place, decision.grounds());
        boolean runs = instance(decision.instance()).isPresent();
        return decision.grounds().stream()
                .filter(ground -> runs || ground.scope() != Scope.FACT)
                .filter(ground ->
                        !isOf(text(place, ground, values.getOrDefault(ground.field(), Value.NONE)), ground.mark()))
                .toList();
    }

    /** With the number of the key, so that it is checked when the key in use is another. */
    private String mark(String text) {
        int key = hashes.keyId();
        return key + ":" + Base64.getEncoder().encodeToString(hashes.mac(key, text.getBytes(StandardCharsets.UTF_8)));
    }

    private boolean isOf(String text, String mark) {
        var parts = mark.split(":", 2);
        return hashes.verify(
                Integer.parseInt(parts[0]),
                text.getBytes(StandardCharsets.UTF_8),
                Base64.getDecoder().decode(parts[1]));
    }

    /** Those that are others now than these marks say, by field; what has none is not asked about. */
    List<Ground> others(TaskEntity task, Form form, Map<String, String> seen) {
        return texts(task, form.fields().stream().filter(Grounds::isShown).toList()).entrySet().stream()
                .filter(ground -> seen.containsKey(ground.getKey().field())
                        && !isOf(ground.getValue(), seen.get(ground.getKey().field())))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The process instance while it runs. */
    static Optional<ExecutionEntity> instance(String id) {
        return Optional.ofNullable(
                        Context.getCommandContext().getExecutionManager().findExecutionById(id))
                .filter(instance -> !instance.isEnded());
    }

    private record Place(CaseNumber caseNumber, String instance, String root) {}

    private record Value(Object value, Optional<Long> entry) {

        static final Value NONE = new Value(null, Optional.empty());
    }

    private Map<String, Value> values(Place place, Collection<Ground> grounds) {
        var values = new HashMap<String, Value>();
        for (Scope scope : Scope.values()) {
            var fields = grounds.stream()
                    .filter(ground -> ground.scope() == scope)
                    .map(Ground::field)
                    .toList();
            if (fields.isEmpty()) {
                continue;
            }
            switch (scope) {
                case CASE -> values.putAll(answers(place, fields, List.of()));
                case PROCESS -> values.putAll(answers(place, fields, instances(place.root())));
                case INSTANCE ->
                    values.putAll(answers(place, fields, handOvers.withThoseBefore(List.of(place.instance()))));
                case FACT ->
                    instance(place.instance())
                            .ifPresent(instance -> fields.forEach(field ->
                                    values.put(field, new Value(instance.getVariable(field), Optional.empty()))));
            }
        }
        return values;
    }

    private Map<String, Value> answers(Place place, List<String> fields, Collection<String> instances) {
        var answers = new HashMap<String, Value>();
        timeline.newest(place.caseNumber(), fields, instances, any -> true)
                .forEach((field, step) ->
                        answers.put(field, new Value(step.content().get(field).value(), Optional.of(step.number()))));
        return answers;
    }

    /** The instance that a person started and all that it called, ended or not; also before it was handed over. */
    private List<String> instances(String root) {
        return Instances.inAllRegions(() -> handOvers.withThoseBefore(List.of(root)).stream()
                .flatMap(any -> Stream.concat(
                        Stream.of(any),
                        Context.getProcessEngineConfiguration()
                                .getHistoryService()
                                .createHistoricProcessInstanceQuery()
                                .rootProcessInstanceId(any)
                                .list()
                                .stream()
                                .map(HistoricProcessInstance::getId)))
                .distinct()
                .toList());
    }

    /** The same answer looks otherwise in another case. A number or list may come back from the dossier as another type. */
    private static String text(Place place, Ground ground, Value value) {
        return "ground\n%s\n%s\n%s".formatted(place.caseNumber().value(), ground.field(), plain(value.value()));
    }

    private static String plain(Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof Number number) {
            return new BigDecimal(number.toString()).stripTrailingZeros().toPlainString();
        }
        if (value instanceof Collection<?> parts) {
            var all = new ArrayList<String>();
            parts.forEach(part -> all.add(plain(part)));
            return all.stream().map(part -> part.length() + ":" + part).collect(Collectors.joining(","));
        }
        return value.toString();
    }
}
