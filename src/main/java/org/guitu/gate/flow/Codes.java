package org.guitu.gate.flow;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.guitu.gate.fact.FactValue;
import org.guitu.gate.fact.FactValue.Type;
import org.guitu.gate.file.Meant;
import org.guitu.gate.file.Sentence;
import org.guitu.gate.net.Operand;
import org.guitu.gate.net.Term;
import org.guitu.gate.net.Term.Operator;
import org.guitu.gate.source.ProgramFacts;
import org.guitu.gate.source.Read;
import org.guitu.gate.source.Sources;
import org.guitu.gate.source.Version;

/** Whether what a process compares a fact with, and what it takes it for, is what the fact can be. */
final class Codes implements FlowRule {

    private static final int MOST_NAMED = 12;

    private static final Map<Type, Sentence> SORTS = Map.of(
            Type.TEXT, Sentence.of("a code"),
            Type.CODES, Sentence.of("a list of codes"),
            Type.TRUTH, Sentence.of("true or false"),
            Type.NUMBER, Sentence.of("a number"),
            Type.DAY, Sentence.of("a day"));

    @Override
    public void check(Sources sources, Findings found) {
        for (Version version : sources.versions()) {
            for (Read read : Read.of(version)) {
                sources.values()
                        .find(read.fact())
                        .filter(value -> !value.types().isEmpty())
                        .flatMap(value -> read.term().isPresent()
                                ? fault(read.fact(), read.term().get(), value)
                                : fault(read, value))
                        .ifPresent(sentence -> found.fault(version, read.element(), "%s", sentence));
            }
        }
    }

    private static Optional<Sentence> fault(String fact, Term term, FactValue value) {
        if (term instanceof Term.Comparison comparison) {
            return fault(fact, comparison, value);
        }
        if (!(term instanceof Term.Contains contains)) {
            return otherThan(Type.TRUTH, fact, value);
        }
        return value.is(Type.CODES)
                ? unknown(fact, contains.code(), value)
                : Optional.of(Sentence.of(
                        "'%s' is %s and no list: write ${%1$s == '%3$s'}.", fact, sort(value), contains.code()));
    }

    private static Optional<Sentence> fault(String fact, Term.Comparison comparison, FactValue value) {
        var other = comparison.left().equals(new Operand.Fact(fact)) ? comparison.right() : comparison.left();
        if (!(other instanceof Operand.Constant constant) || constant.value() == null) {
            return Optional.empty();
        }
        boolean ordered = comparison.operator() != Operator.EQUAL && comparison.operator() != Operator.UNEQUAL;
        if (ordered || constant.value() instanceof Long) {
            return otherThan(Type.NUMBER, fact, value);
        }
        if (constant.value() instanceof Boolean) {
            return otherThan(Type.TRUTH, fact, value);
        }
        var code = String.valueOf(constant.value());
        if (value.is(Type.TEXT)) {
            return unknown(fact, code, value);
        }
        if (value.is(Type.CODES)) {
            return Optional.of(Sentence.of(
                    "'%s' is a list of codes: ask whether it has one by ${%1$s.contains('%s')}.", fact, code));
        }
        return value.types().equals(Set.of(Type.DAY))
                ? Optional.empty()
                : Optional.of(Sentence.of(
                        "'%s' is %s and never the code '%s': compare it with what it is.", fact, sort(value), code));
    }

    private static Optional<Sentence> otherThan(Type type, String fact, FactValue value) {
        return value.is(type)
                ? Optional.empty()
                : Optional.of(Sentence.of(
                        "'%s' is %s and not %s: compare it with what it is.", fact, sort(value), SORTS.get(type)));
    }

    /** The code is none that the fact can be; {@code null} is never among its codes. */
    static Optional<Sentence> unknown(String fact, String code, FactValue value) {
        if (value.canBe(code) || value.is(Type.DAY) || value.types().isEmpty() || ProgramFacts.gives(fact, code)) {
            return Optional.empty();
        }
        return Optional.of(
                value.codes().isEmpty()
                        ? Sentence.of(
                                "'%s' is %s and never the code '%s': compare it with what it is.",
                                fact, sort(value), code)
                        : Sentence.of(
                                "'%s' is never '%s'%s: it is one of %s (%s).",
                                fact,
                                code,
                                Meant.of(code, value.codes()),
                                some(value),
                                String.join(", ", value.givers())));
    }

    private static String some(FactValue value) {
        var named = String.join(", ", value.codes().stream().limit(MOST_NAMED).toList());
        return value.codes().size() > MOST_NAMED ? named + ", …" : named;
    }

    private static Sentence sort(FactValue value) {
        return SORTS.get(EnumSet.copyOf(value.types()).iterator().next());
    }

    private static Optional<Sentence> fault(Read read, FactValue value) {
        return switch (read.use()) {
            case DAY ->
                value.is(Type.DAY) || value.is(Type.TEXT) && areAll(value, Codes::isDay)
                        ? Optional.empty()
                        : Optional.of(Sentence.of(
                                "waits for '%s', which is %s and no day: name a question for a date, or one that is computed of such.",
                                read.fact(), sort(value)));
            case DURATION ->
                value.is(Type.TEXT) && areAll(value, Codes::isDuration)
                        ? Optional.empty()
                        : Optional.of(Sentence.of(
                                "waits for as long as '%s' says, which is %s and no duration: write one as P30D, or wait until a day by <timeDate>.",
                                read.fact(), sort(value)));
            case COUNT -> otherThan(Type.NUMBER, read.fact(), value);
            case LIST ->
                value.is(Type.CODES)
                        ? Optional.empty()
                        : Optional.of(Sentence.of(
                                "is carried out for each of '%s', which is %s and no list: name a question where several may be chosen, or a table that collects.",
                                read.fact(), sort(value)));
            case NAMED, CALLED ->
                value.is(Type.TEXT)
                        ? Optional.empty()
                        : Optional.of(Sentence.of(
                                "'%s' is %s and not %s: compare it with what it is.",
                                read.fact(), sort(value), SORTS.get(Type.TEXT)));
            default -> Optional.empty();
        };
    }

    private static boolean areAll(FactValue value, Predicate<String> what) {
        return !value.closed() || value.codes().stream().allMatch(what);
    }

    private static boolean isDay(String text) {
        try {
            LocalDate.parse(text.substring(0, Math.min(10, text.length())));
            return true;
        } catch (DateTimeException none) {
            return false;
        }
    }

    private static boolean isDuration(String text) {
        return parses(text, Period::parse) || parses(text, Duration::parse);
    }

    private static boolean parses(String text, Function<String, ?> parser) {
        try {
            parser.apply(text);
            return true;
        } catch (DateTimeException none) {
            return false;
        }
    }
}
