package org.guitu.gate.fact;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.guitu.gate.fact.FactValue.Type;
import org.guitu.gate.fact.Feel.Binary;
import org.guitu.gate.fact.Feel.Call;
import org.guitu.gate.fact.Feel.Choice;
import org.guitu.gate.fact.Feel.Filter;
import org.guitu.gate.fact.Feel.Items;
import org.guitu.gate.fact.Feel.Loop;
import org.guitu.gate.fact.Feel.Name;
import org.guitu.gate.fact.Feel.Nothing;
import org.guitu.gate.fact.Feel.Numeral;
import org.guitu.gate.fact.Feel.Part;
import org.guitu.gate.fact.Feel.Text;
import org.guitu.gate.fact.Feel.Truth;

/** What an expression can come to, whichever way its conditions turn out. */
final class FeelResults {

    private static final Set<String> SIGNS_OF_TRUTH = Set.of("and", "or", "=", "!=", "<", "<=", ">", ">=", "in");
    private static final Set<String> TRUTHS = Set.of(
            "not", "list contains", "contains", "starts with", "ends with", "matches", "is defined", "all", "any");
    private static final Set<String> NUMBERS = Set.of(
            "count",
            "sum",
            "number",
            "string length",
            "modulo",
            "abs",
            "floor",
            "ceiling",
            "decimal",
            "mean",
            "day of year",
            "week of year");
    private static final Set<String> DAYS = Set.of("date", "today", "now", "date and time", "time");
    private static final Set<String> LISTS =
            Set.of("concatenate", "append", "distinct values", "union", "flatten", "reverse", "remove", "sort");
    private static final Set<String> ONE_OF = Set.of("min", "max", "get or else");

    private final Function<String, Values> facts;

    FeelResults(Function<String, Values> facts) {
        this.facts = facts;
    }

    Values of(Feel feel) {
        if (feel instanceof Text text) {
            return Values.code(List.of(text.value()));
        }
        if (feel instanceof Numeral || feel instanceof Part) {
            return Values.NUMBER;
        }
        if (feel instanceof Truth) {
            return Values.TRUTH;
        }
        if (feel instanceof Nothing) {
            return Values.NONE;
        }
        if (feel instanceof Name name) {
            return facts.apply(name.name());
        }
        return ofParts(feel);
    }

    private Values ofParts(Feel feel) {
        if (feel instanceof Items list) {
            return any(list.items()).listed();
        }
        if (feel instanceof Choice choice) {
            return of(choice.then()).or(of(choice.otherwise()));
        }
        if (feel instanceof Binary binary) {
            return of(binary);
        }
        if (feel instanceof Loop loop) {
            return of(loop);
        }
        if (feel instanceof Filter filter) {
            return filter.by() instanceof Numeral ? of(filter.list()).elements() : of(filter.list());
        }
        return feel instanceof Call call ? of(call) : Values.ANY;
    }

    private Values of(Binary binary) {
        if (SIGNS_OF_TRUTH.contains(binary.sign())) {
            return Values.TRUTH;
        }
        var left = of(binary.left());
        var right = of(binary.right());
        if (!binary.sign().equals("+") && !binary.sign().equals("-")) {
            return Values.NUMBER;
        }
        if (left.types().contains(Type.DAY) || right.types().contains(Type.DAY)) {
            return Values.DAY;
        }
        boolean text = left.types().equals(Set.of(Type.TEXT)) || right.types().equals(Set.of(Type.TEXT));
        return text ? left.followedBy(right) : Values.NUMBER;
    }

    private Values of(Loop loop) {
        if (!loop.kind().equals("for")) {
            return Values.TRUTH;
        }
        var each = of(loop.list()).elements();
        return new FeelResults(name -> name.equals(loop.name()) ? each : facts.apply(name))
                .of(loop.body())
                .listed();
    }

    private Values of(Call call) {
        var name = call.function();
        if (TRUTHS.contains(name)) {
            return Values.TRUTH;
        }
        if (NUMBERS.contains(name)) {
            return Values.NUMBER;
        }
        if (DAYS.contains(name)) {
            return Values.DAY;
        }
        if (LISTS.contains(name)) {
            return any(call.arguments()).listed();
        }
        if (ONE_OF.contains(name)) {
            return any(call.arguments().stream()
                    .flatMap(argument -> argument instanceof Items list ? list.items().stream() : Stream.of(argument))
                    .toList());
        }
        if (isDayOnly(call)) {
            return Values.DAY;
        }
        return name.equals("string") && any(call.arguments()).types().equals(Set.of(Type.DAY))
                ? Values.DAY
                : name.equals("string") ? Values.FREE_TEXT : Values.ANY;
    }

    /** {@code substring(string(today()), 1, 10)}: in the browser the text of today goes on with a time. */
    private boolean isDayOnly(Call call) {
        var arguments = call.arguments();
        return call.function().equals("substring")
                && arguments.size() == 3
                && arguments.get(1) instanceof Numeral first
                && first.value().equals(BigDecimal.ONE)
                && arguments.get(2) instanceof Numeral length
                && length.value().equals(BigDecimal.TEN)
                && of(arguments.get(0)).types().equals(Set.of(Type.DAY));
    }

    private Values any(List<Feel> parts) {
        return parts.stream().map(this::of).reduce(Values.NONE, Values::or);
    }
}
