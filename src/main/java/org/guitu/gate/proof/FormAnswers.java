package org.guitu.gate.proof;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.guitu.form.Form;
import org.guitu.form.FormField;
import org.guitu.gate.fact.FactValue;
import org.guitu.gate.fact.FactValue.Type;
import org.guitu.gate.fact.FactValues;
import org.guitu.gate.file.ModelFile;
import org.guitu.gate.net.Condition;
import org.guitu.gate.net.Operand;
import org.guitu.gate.net.Term;
import org.guitu.gate.net.Term.Operator;
import org.guitu.gate.state.Range;
import org.guitu.gate.state.Surroundings.Effect;
import org.guitu.gate.whole.Whole;

/** What whoever fills in a form can make of the facts that it asks for. */
final class FormAnswers {

    private final Map<String, List<Effect>> answers = new HashMap<>();
    private final Map<String, List<Condition>> accepted = new HashMap<>();

    FormAnswers(Whole whole, FactValues values) {
        whole.files("form").forEach(file -> read(file).ifPresent(form -> {
            answers.put(form.id(), effects(form, values));
            accepted.put(form.id(), accepted(form, values));
        }));
    }

    /** What forms may not ask is refused elsewhere. */
    private static Optional<Form> read(ModelFile file) {
        try {
            return Optional.of(Form.read(file.content()));
        } catch (IllegalArgumentException | UncheckedIOException refused) {
            return Optional.empty();
        }
    }

    /** What is true of the answers of every form that is accepted, as far as it can be said. */
    List<Condition> accepted(String form) {
        return accepted.getOrDefault(form, List.of());
    }

    private static List<Condition> accepted(Form form, FactValues values) {
        var found = new ArrayList<Condition>();
        for (FormField field : form.fields()) {
            var empty = new Term.Comparison(new Operand.Fact(field.key()), Operator.EQUAL, new Operand.Constant(null));
            var given =
                    new Term.Comparison(new Operand.Fact(field.key()), Operator.UNEQUAL, new Operand.Constant(null));
            field.refuseWhen().ifPresent(rule -> found.addAll(FeelConditions.never(rule)));
            if (field.isReadOnly()) {
                continue;
            }
            field.hiddenWhen()
                    .forEach(rule -> found.add(FeelConditions.mayBe(rule, false).or(empty)));
            field.requiredWhen()
                    .ifPresent(rule -> found.add(
                            hiddenOr(field, FeelConditions.mayBe(rule, false).or(given))));
            if (field.isRequired()) {
                found.add(hiddenOr(field, new Condition(List.of(List.of(given)))));
            }
            if (field.kind() == FormField.Kind.COMPUTED) {
                codes(field, values)
                        .forEach(code -> found.add(hiddenOr(
                                field,
                                FeelConditions.mayCome(field.expression(), code)
                                        .or(new Term.Comparison(
                                                new Operand.Fact(field.key()),
                                                Operator.UNEQUAL,
                                                new Operand.Constant(code))))));
            }
        }
        return found;
    }

    private static Set<String> codes(FormField field, FactValues values) {
        return values.find(field.key())
                .filter(FactValue::closed)
                .<Set<String>>map(FactValue::codes)
                .orElse(Set.of());
    }

    private static Condition hiddenOr(FormField field, Condition condition) {
        var found = condition;
        for (String rule : field.hiddenWhen()) {
            found = found.or(FeelConditions.mayBe(rule, true));
        }
        return found;
    }

    List<Effect> of(String form) {
        return answers.getOrDefault(form, List.of());
    }

    private static List<Effect> effects(Form form, FactValues values) {
        var found = new ArrayList<Effect>();
        for (FormField field : form.fields()) {
            if (!field.isReadOnly()) {
                boolean maybeEmpty = !field.isRequired() || !field.hiddenWhen().isEmpty();
                found.add(new Effect(field.key(), range(field, values).orNothing(maybeEmpty), false));
            }
        }
        return found;
    }

    private static Range range(FormField field, FactValues values) {
        return switch (field.kind()) {
            case YES_NO -> of(Type.TRUTH);
            case NUMBER -> of(Type.NUMBER);
            case CHOICE, CHOICES -> choice(field, values);
            default -> {
                var all = values.find(field.key()).map(Range::of).orElse(Range.ANY);
                yield new Range(all.types(), all.codes(), all.closed(), false);
            }
        };
    }

    private static Range of(Type type) {
        return new Range(Set.of(type), Set.of(), true, false);
    }

    private static Range choice(FormField field, FactValues values) {
        var type = field.kind() == FormField.Kind.CHOICE ? Type.TEXT : Type.CODES;
        var codes = new HashSet<>(field.options().keySet());
        if (field.list().isEmpty()) {
            return new Range(Set.of(type), codes, true, false);
        }
        var all = values.find(field.key());
        all.ifPresent(value -> codes.addAll(value.codes()));
        return new Range(Set.of(type), codes, all.isPresent() && all.get().closed(), false);
    }
}
