package org.guitu.gate.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.guitu.gate.fact.Feel;
import org.guitu.gate.fact.FeelParser;
import org.guitu.gate.net.Condition;
import org.guitu.gate.net.Operand;
import org.guitu.gate.net.Term;
import org.guitu.gate.net.Term.Operator;

/** When an expression of a form can be true, or cannot: what is not understood can be either. */
final class FeelConditions {

    /** More alternatives than are followed. */
    private static final int MOST = 64;

    private static final List<List<Term>> ALWAYS = List.of(List.of());
    private static final List<List<Term>> NEVER = List.of();

    private FeelConditions() {}

    /** When it can be true; or else, when it can be anything but true. */
    static Condition mayBe(String feel, boolean wanted) {
        return new Condition(
                FeelParser.expression(feel).map(parsed -> may(parsed, wanted)).orElse(ALWAYS));
    }

    /** What must all hold where it is never true; several, because each is smaller than all together. */
    static List<Condition> never(String feel) {
        return FeelParser.expression(feel).map(FeelConditions::never).orElse(List.of());
    }

    private static List<Condition> never(Feel feel) {
        if (feel instanceof Feel.Binary binary && binary.sign().equals("or")) {
            return Stream.concat(never(binary.left()).stream(), never(binary.right()).stream())
                    .toList();
        }
        if (feel instanceof Feel.Binary binary && binary.sign().equals("and")) {
            var right = never(binary.right());
            return never(binary.left()).stream()
                    .flatMap(one -> right.stream().map(one::or))
                    .toList();
        }
        return List.of(new Condition(may(feel, false)));
    }

    /** When it can come to that code. */
    static Condition mayCome(String feel, String code) {
        return new Condition(
                FeelParser.expression(feel).map(parsed -> come(parsed, code)).orElse(ALWAYS));
    }

    private static List<List<Term>> come(Feel feel, String code) {
        if (feel instanceof Feel.Text text) {
            return text.value().equals(code) ? ALWAYS : NEVER;
        }
        if (feel instanceof Feel.Nothing) {
            return NEVER;
        }
        if (feel instanceof Feel.Name name) {
            return List.of(List.of(
                    new Term.Comparison(new Operand.Fact(name.name()), Operator.EQUAL, new Operand.Constant(code))));
        }
        if (feel instanceof Feel.Choice choice) {
            return or(
                    and(may(choice.condition(), true), come(choice.then(), code)),
                    and(may(choice.condition(), false), come(choice.otherwise(), code)));
        }
        return ALWAYS;
    }

    private static List<List<Term>> may(Feel feel, boolean wanted) {
        if (feel instanceof Feel.Truth truth) {
            return truth.value() == wanted ? ALWAYS : NEVER;
        }
        if (feel instanceof Feel.Choice choice) {
            return or(
                    and(may(choice.condition(), true), may(choice.then(), wanted)),
                    and(may(choice.condition(), false), may(choice.otherwise(), wanted)));
        }
        if (feel instanceof Feel.Name name) {
            return List.of(List.of(new Term.Truth(name.name(), !wanted)));
        }
        if (feel instanceof Feel.Call call) {
            return called(call, wanted);
        }
        if (feel instanceof Feel.Binary binary) {
            return switch (binary.sign()) {
                case "and" ->
                    wanted
                            ? and(may(binary.left(), true), may(binary.right(), true))
                            : or(may(binary.left(), false), may(binary.right(), false));
                case "or" ->
                    wanted
                            ? or(may(binary.left(), true), may(binary.right(), true))
                            : and(may(binary.left(), false), may(binary.right(), false));
                default -> compared(binary, wanted);
            };
        }
        return ALWAYS;
    }

    private static List<List<Term>> called(Feel.Call call, boolean wanted) {
        var arguments = call.arguments();
        if (call.function().equals("not") && arguments.size() == 1) {
            var other = may(arguments.get(0), !wanted);
            return wanted ? other : or(other, empty(arguments.get(0)));
        }
        if (call.function().equals("list contains") && arguments.size() == 2) {
            if (arguments.get(0) instanceof Feel.Name list && arguments.get(1) instanceof Feel.Text code) {
                return List.of(List.of(new Term.Contains(list.name(), code.value(), !wanted)));
            }
            if (arguments.get(0) instanceof Feel.Items items && arguments.get(1) instanceof Feel.Name name) {
                var found = wanted ? NEVER : ALWAYS;
                for (Feel item : items.items()) {
                    var same = compared(new Feel.Binary("=", name, item), wanted);
                    found = wanted ? or(found, same) : and(found, same);
                }
                return found;
            }
        }
        return ALWAYS;
    }

    /** When it can be neither true nor false. */
    private static List<List<Term>> empty(Feel feel) {
        if (feel instanceof Feel.Truth) {
            return NEVER;
        }
        if (feel instanceof Feel.Choice choice) {
            return or(
                    and(may(choice.condition(), true), empty(choice.then())),
                    and(may(choice.condition(), false), empty(choice.otherwise())));
        }
        if (feel instanceof Feel.Call call
                && call.function().equals("list contains")
                && call.arguments().get(0) instanceof Feel.Name list) {
            return List.of(List.of(isNull(new Operand.Fact(list.name()))));
        }
        if (feel instanceof Feel.Binary binary) {
            return switch (binary.sign()) {
                case "and", "or" -> or(empty(binary.left()), empty(binary.right()));
                case "=", "!=" -> NEVER;
                default -> ALWAYS;
            };
        }
        return ALWAYS;
    }

    private static Term isNull(Operand operand) {
        return new Term.Comparison(operand, Operator.EQUAL, new Operand.Constant(null));
    }

    /** Whether one of the terms says the contrary of another. */
    private static boolean contradict(List<Term> terms) {
        return terms.stream()
                .anyMatch(term -> term instanceof Term.Comparison one
                        && terms.contains(
                                new Term.Comparison(one.left(), one.operator().contrary(), one.right())));
    }

    private static List<List<Term>> compared(Feel.Binary binary, boolean wanted) {
        var left = operand(binary.left());
        var right = operand(binary.right());
        var operator = operator(binary.sign());
        if (left.isEmpty() || right.isEmpty() || operator.isEmpty()) {
            return ALWAYS;
        }
        if (wanted) {
            return List.of(List.of(new Term.Comparison(left.get(), operator.get(), right.get())));
        }
        var contrary =
                List.<Term>of(new Term.Comparison(left.get(), operator.get().contrary(), right.get()));
        if (operator.get() == Operator.EQUAL || operator.get() == Operator.UNEQUAL) {
            return List.of(contrary);
        }
        var found = new ArrayList<>(List.of(contrary));
        for (Operand side : List.of(left.get(), right.get())) {
            if (side instanceof Operand.Fact) {
                found.add(List.of(isNull(side)));
            }
        }
        return found;
    }

    private static Optional<Operator> operator(String sign) {
        return switch (sign) {
            case "=" -> Optional.of(Operator.EQUAL);
            case "!=" -> Optional.of(Operator.UNEQUAL);
            case "<" -> Optional.of(Operator.LESS);
            case "<=" -> Optional.of(Operator.AT_MOST);
            case ">" -> Optional.of(Operator.MORE);
            case ">=" -> Optional.of(Operator.AT_LEAST);
            default -> Optional.empty();
        };
    }

    private static Optional<Operand> operand(Feel feel) {
        if (feel instanceof Feel.Name name) {
            return Optional.of(new Operand.Fact(name.name()));
        }
        if (feel instanceof Feel.Text text) {
            return Optional.of(new Operand.Constant(text.value()));
        }
        if (feel instanceof Feel.Truth truth) {
            return Optional.of(new Operand.Constant(truth.value()));
        }
        if (feel instanceof Feel.Nothing) {
            return Optional.of(new Operand.Constant(null));
        }
        return feel instanceof Feel.Numeral number
                        && number.value().stripTrailingZeros().scale() <= 0
                ? Optional.of(new Operand.Constant(number.value().longValue()))
                : Optional.empty();
    }

    private static List<List<Term>> or(List<List<Term>> one, List<List<Term>> other) {
        var found = new ArrayList<>(one);
        other.stream().filter(terms -> !found.contains(terms)).forEach(found::add);
        return found.size() > MOST || found.contains(List.<Term>of()) ? ALWAYS : found;
    }

    private static List<List<Term>> and(List<List<Term>> one, List<List<Term>> other) {
        var found = new ArrayList<List<Term>>();
        for (List<Term> left : one) {
            for (List<Term> right : other) {
                var both = new ArrayList<>(left);
                right.stream().filter(term -> !both.contains(term)).forEach(both::add);
                if (!found.contains(both) && !contradict(both)) {
                    found.add(both);
                }
            }
        }
        // Of two that must both hold it is enough to ask one.
        return found.size() <= MOST ? found : one.size() <= other.size() ? one : other;
    }
}
