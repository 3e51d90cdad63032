package org.guitu.handbook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guitu.handbook.Journey.Process;
import org.guitu.handbook.Journey.Step;
import org.guitu.queue.Directory;

/** {@code docs/clauses.md}: each clause of the rules that the system serves, with the tasks, time limits and tests that serve it. */
final class ClausesDocument {

    static final Path FILE = Path.of("docs/clauses.md");

    private static final Path POLICY = Path.of("docs/policy");
    private static final Pattern RULE = Pattern.compile("^- \\*\\*([\\d.]+)\\*\\* (.+?)(?:[((]责任单位.*)?$");
    private static final String OUTSIDE = "outside the journey";
    private static final int EXCERPT = 60;

    /** What serves a clause that no single step does. */
    private static final Map<String, String> WHOLE_SYSTEM = Map.of(
            "1.1", "Three tiers: province, city and county are regions; staff of a tier work for all below it",
            "1.2", "The members are the departments of `reference/departments.csv`",
            "1.3", "Each department has its own queue in each region; the joint conference's office is a department",
            "2.1.2.3",
                    "Personal data is kept out of the engine, encrypted, read by rule and audited: docs/architecture.md",
            "2.1.4", "Every outcome is a coded end event in the engine's history, counted without reading a dossier");

    private final Journey journey;
    private final Directory directory;
    private final Map<String, String> texts = texts();

    ClausesDocument(Journey journey, Directory directory) {
        this.journey = journey;
        this.directory = directory;
    }

    /**
     * A clause of the rules.
     *
     * @param lead the ids of the departments that answer for it, {@code support} of those that help
     */
    record Clause(String number, List<String> lead, List<String> support, String scope) {

        boolean isServed() {
            return !OUTSIDE.equals(scope);
        }

        /** Whether the system as a whole serves it, not a step. */
        boolean isOfTheWholeSystem() {
            return WHOLE_SYSTEM.containsKey(number);
        }
    }

    /** A step that says it serves a clause, with its process. */
    record Cited(Process process, Step step) {}

    static List<Clause> clauses() {
        try (var lines = Files.lines(POLICY.resolve("clauses.csv"))) {
            return lines.skip(1)
                    .map(line -> line.split(",", -1))
                    .map(row -> new Clause(row[0], words(row[1]), words(row[2]), row[3]))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    List<Cited> stepsOf(String clause) {
        return journey.processes().stream()
                .flatMap(process -> process.steps().stream()
                        .filter(step -> step.clauses().contains(clause))
                        .map(step -> new Cited(process, step)))
                .toList();
    }

    String text() {
        var text = new StringBuilder(
                """
                # Clauses

                Which step serves which clause of the [provincial rules](policy/rules.zh.md). Made from the models by `mvn test -Dtest=WriteHandbook`; a test
                compares. Lead and supporting departments: `docs/policy/clauses.csv`. Time limits marked * are assumptions that an installation confirms.

                """);
        for (Clause clause : clauses()) {
            if (clause.isServed()) {
                write(clause, text);
            }
        }
        return text.toString();
    }

    private void write(Clause clause, StringBuilder text) {
        text.append("## ").append(clause.number()).append("\n\n");
        text.append("> ").append(excerpt(clause.number())).append("\n\n");
        if (!clause.lead().isEmpty()) {
            text.append("Lead: ").append(names(clause.lead()));
            text.append(clause.support().isEmpty() ? "" : " · support: " + names(clause.support()));
            text.append("\n\n");
        }
        if (clause.isOfTheWholeSystem()) {
            text.append(WHOLE_SYSTEM.get(clause.number())).append(".\n\n");
        }
        var byProcess = new LinkedHashMap<Process, List<Step>>();
        stepsOf(clause.number()).forEach(cited -> byProcess
                .computeIfAbsent(cited.process(), process -> new ArrayList<>())
                .add(cited.step()));
        if (byProcess.isEmpty()) {
            return;
        }
        text.append("| Process | Step | Department | Time limit | Test |\n|---|---|---|---|---|\n");
        byProcess.forEach(
                (process, steps) -> steps.forEach(step -> text.append("| %s `%s` | %s `%s` | %s | %s | `%sTest` |\n"
                        .formatted(
                                process.name().zh(),
                                process.id(),
                                step.name().zh(),
                                step.id(),
                                directory.department(step.department()).zh() + (step.bySupervisor() ? "、督导" : ""),
                                limits(step),
                                testOf(process)))));
        text.append("\n");
    }

    private String limits(Step step) {
        return journey.limitsOf(step.id()).stream()
                .map(limit -> LimitText.en(limit) + ("assumption".equals(limit.certainty()) ? "*" : ""))
                .distinct()
                .collect(Collectors.joining("; "));
    }

    private static String testOf(Process process) {
        return Arrays.stream(process.id().split("-"))
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining());
    }

    private String names(List<String> departments) {
        return departments.stream()
                .map(id -> directory.isDepartment(id) ? directory.department(id).zh() : "各成员单位")
                .collect(Collectors.joining("、"));
    }

    private String excerpt(String clause) {
        var whole = texts.getOrDefault(clause, "");
        return whole.length() <= EXCERPT ? whole : whole.substring(0, EXCERPT) + "…";
    }

    private static Map<String, String> texts() {
        try (Stream<String> lines = Files.lines(POLICY.resolve("rules.zh.md"))) {
            return lines.map(RULE::matcher)
                    .filter(rule -> rule.matches())
                    .collect(Collectors.toMap(rule -> rule.group(1), rule -> rule.group(2), (first, second) -> first));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<String> words(String column) {
        return Arrays.stream(column.split(" ")).filter(word -> !word.isBlank()).toList();
    }
}
