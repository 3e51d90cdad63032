package org.guitu.gate.net;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A condition of a model: it holds where all terms of one of its alternatives hold.
 *
 * @param alternatives what {@code ||} joins, each of them terms that {@code &&} joins
 */
public record Condition(List<List<Term>> alternatives) {

    private static final Pattern COMPARISON = Pattern.compile("('[^']*'|[\\w-]+) (==|!=|<=|>=|<|>) ('[^']*'|[\\w-]+)");
    private static final Pattern CONTAINS = Pattern.compile("(!?)(\\w+)\\.contains\\('([\\w-]+)'\\)");
    private static final Pattern TRUTH = Pattern.compile("(!?)(\\w+)");

    /** Reads {@code ${outcome == 'enrolled' && minor == true || outcome == 'later'}}; empty where it is none of the small grammar. */
    public static Optional<Condition> parse(String text) {
        var stripped = text.strip();
        if (!stripped.startsWith("${") || !stripped.endsWith("}")) {
            return Optional.empty();
        }
        var inner = stripped.substring(2, stripped.length() - 1);
        var alternatives = Stream.of(inner.split(" \\|\\| "))
                .map(alternative -> Stream.of(alternative.split(" && "))
                        .map(Condition::term)
                        .toList())
                .toList();
        return alternatives.stream().flatMap(List::stream).allMatch(Optional::isPresent)
                ? Optional.of(new Condition(alternatives.stream()
                        .map(terms -> terms.stream().map(Optional::get).toList())
                        .toList()))
                : Optional.empty();
    }

    private static Optional<Term> term(String text) {
        var comparison = COMPARISON.matcher(text);
        if (comparison.matches()) {
            return Optional.of(new Term.Comparison(
                    Operand.of(comparison.group(1)),
                    Term.Operator.of(comparison.group(2)),
                    Operand.of(comparison.group(3))));
        }
        var contains = CONTAINS.matcher(text);
        if (contains.matches()) {
            return Optional.of(new Term.Contains(
                    contains.group(2), contains.group(3), !contains.group(1).isEmpty()));
        }
        var truth = TRUTH.matcher(text);
        return truth.matches()
                ? Optional.of(new Term.Truth(truth.group(2), !truth.group(1).isEmpty()))
                : Optional.empty();
    }

    public boolean holds(Function<String, Object> facts) {
        return alternatives.stream().anyMatch(terms -> terms.stream().allMatch(term -> term.holds(facts)));
    }

    /** Whether it cannot hold while the fact is {@code null}. */
    public boolean excludesNull(String fact) {
        return alternatives.stream().allMatch(terms -> terms.stream()
                .anyMatch(term -> term.facts().equals(Set.of(fact)) && !term.holds(any -> null)));
    }

    /** The same, or where that holds. */
    public Condition or(Term term) {
        return or(new Condition(List.of(List.of(term))));
    }

    public Condition or(Condition other) {
        return new Condition(Stream.concat(alternatives.stream(), other.alternatives.stream())
                .toList());
    }

    /** The same without the terms that are not among those; where nothing remains of an alternative, it always holds. */
    public Condition only(Predicate<Term> terms) {
        return new Condition(alternatives.stream()
                .map(all -> all.stream().filter(terms).toList())
                .toList());
    }

    public boolean alwaysHolds() {
        return alternatives.stream().anyMatch(List::isEmpty);
    }

    public List<Term> terms() {
        return alternatives.stream().flatMap(List::stream).toList();
    }

    /** The names of all facts that it asks about. */
    public Set<String> facts() {
        return terms().stream().flatMap(term -> term.facts().stream()).collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public String toString() {
        return alternatives.stream()
                .map(terms -> terms.stream().map(Term::toString).collect(Collectors.joining(" && ")))
                .collect(Collectors.joining(" || "));
    }
}
