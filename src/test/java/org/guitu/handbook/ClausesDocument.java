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
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guitu.handbook.DepartmentDocument.Words;
import org.guitu.handbook.Journey.Limit;
import org.guitu.handbook.Journey.Process;
import org.guitu.handbook.Journey.Step;
import org.guitu.handbook.Journey.Text;
import org.guitu.office.Directory;

/**
 * The list of clauses, in English {@code docs/clauses.md} and in Chinese beside the handbook: each clause of the rules that the system
 * serves, with the tasks, time limits and tests that serve it.
 */
final class ClausesDocument {

    private static final Path POLICY = Path.of("docs/policy");
    private static final Pattern RULE = Pattern.compile("^- \\*\\*([\\d.]+)\\*\\* (.+?)(?:[((]责任单位.*)?$");
    private static final String OUTSIDE = "outside the journey";
    private static final int EXCERPT = 60;

    /** What serves a clause that no single step does. */
    private static final Map<String, Text> WHOLE_SYSTEM = Map.of(
            "1.1",
            new Text(
                    "省、市、县三级对应系统中的地区，上级工作人员可办理、督办下级的工作。",
                    "Three tiers are regions; staff of a tier work for all below it."),
            "1.2",
            new Text("成员单位即系统中的部门。", "The members are the departments of `reference/departments.csv`."),
            "1.3",
            new Text(
                    "每个部门在每个地区有自己的任务队列；联席会议办公室是一个部门。",
                    "Each department has its own queue in each region; the joint conference's office is a department."),
            "2.1.2.3",
            new Text(
                    "个人信息不进入流程引擎，加密存放，按规则查阅，查阅留痕。",
                    "Personal data is kept out of the engine, encrypted, read by rule and audited: `docs/architecture.md`."),
            "2.1.4",
            new Text(
                    "每个结果都是流程中有代码的结束状态，不看档案也能统计。",
                    "Every outcome is a coded end event in the engine's history, counted without reading a dossier."));

    private final Journey journey;
    private final Directory directory;
    private final Words words;
    private final Map<String, String> texts = texts();

    ClausesDocument(Journey journey, Directory directory, Words words) {
        this.journey = journey;
        this.directory = directory;
        this.words = words;
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

    Path file() {
        return Path.of(words.of("docs/handbook/zh/clauses.md", "docs/clauses.md"));
    }

    String text() {
        var text = new StringBuilder(
                words.of(
                        """
                # 条款对照

                [实施细则](../../policy/rules.zh.md)的每一条由哪些任务落实。由流程模型生成，与模型同步。时限标*的为推定，由各地确认后使用。

                """,
                        """
                # Clauses

                Which step serves which clause of the [provincial rules](policy/rules.zh.md). Made from the models by `mvn test -Dtest=WriteHandbook`; a test
                compares. Lead and supporting departments: `docs/policy/clauses.csv`. Time limits marked * are assumptions that an installation confirms.

                """));
        for (Clause clause : clauses()) {
            if (clause.isServed()) {
                write(clause, text);
            }
        }
        return text.toString();
    }

    private void write(Clause clause, StringBuilder text) {
        text.append(words.of("## 第%s条\n\n", "## %s\n\n").formatted(clause.number()));
        text.append("> ").append(excerpt(clause.number())).append("\n\n");
        if (!clause.lead().isEmpty()) {
            text.append(words.of("负责：", "Lead: ")).append(names(clause.lead()));
            text.append(clause.support().isEmpty() ? "" : words.of("；配合：", " · support: ") + names(clause.support()));
            text.append("\n\n");
        }
        if (clause.isOfTheWholeSystem()) {
            text.append(words.of(WHOLE_SYSTEM.get(clause.number()))).append("\n\n");
        }
        var byProcess = new LinkedHashMap<Process, List<Step>>();
        stepsOf(clause.number()).forEach(cited -> byProcess
                .computeIfAbsent(cited.process(), process -> new ArrayList<>())
                .add(cited.step()));
        if (!byProcess.isEmpty()) {
            text.append(words.of(
                    "| 流程 | 任务 | 部门 | 时限 |\n|---|---|---|---|\n",
                    "| Process | Step | Department | Time limit | Test |\n|---|---|---|---|---|\n"));
            byProcess.forEach((process, steps) ->
                    steps.forEach(step -> text.append(words == Words.ZH ? zh(process, step) : en(process, step))));
            text.append("\n");
        }
    }

    private String zh(Process process, Step step) {
        return "| %s | %s | %s%s | %s |\n"
                .formatted(
                        process.name().zh(),
                        step.name().zh(),
                        step.onlySupervisor()
                                ? ""
                                : directory.department(step.department()).zh(),
                        step.onlySupervisor() ? "督导" : step.bySupervisor() ? "、督导" : "",
                        limits(step, LimitText::shortZh, "；"));
    }

    private String en(Process process, Step step) {
        return "| `%s` | %s `%s` | %s%s | %s | `%sTest` |\n"
                .formatted(
                        process.id(),
                        step.name().zh(),
                        step.id(),
                        step.onlySupervisor()
                                ? ""
                                : directory.department(step.department()).en(),
                        step.onlySupervisor() ? "Supervisor" : step.bySupervisor() ? " or supervisor" : "",
                        limits(step, LimitText::en, "; "),
                        testOf(process));
    }

    private String limits(Step step, Function<Limit, String> inWords, String and) {
        return journey.limitsOf(step.id()).stream()
                .map(limit -> inWords.apply(limit) + ("assumption".equals(limit.certainty()) ? "*" : ""))
                .distinct()
                .collect(Collectors.joining(and));
    }

    private static String testOf(Process process) {
        return Arrays.stream(process.id().split("-"))
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining());
    }

    private String names(List<String> departments) {
        return departments.stream()
                .map(id -> directory.isDepartment(id)
                        ? words.of(
                                directory.department(id).zh(),
                                directory.department(id).en())
                        : words.of("各成员单位", "all members"))
                .collect(Collectors.joining(words.of("、", ", ")));
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
