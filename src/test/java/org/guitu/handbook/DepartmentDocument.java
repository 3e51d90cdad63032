package org.guitu.handbook;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.guitu.form.Form;
import org.guitu.form.FormField;
import org.guitu.handbook.Journey.Neighbour;
import org.guitu.handbook.Journey.Process;
import org.guitu.handbook.Journey.Step;
import org.guitu.handbook.Journey.Text;
import org.guitu.office.Department;
import org.guitu.office.Directory;

/** A department's chapter of the handbook, in Chinese or English: its steps, what comes before and after, until when, what is asked. */
final class DepartmentDocument {

    static final Path FOLDER = Path.of("docs/handbook");

    private final Journey journey;
    private final Directory directory;
    private final Words words;

    DepartmentDocument(Journey journey, Directory directory, Words words) {
        this.journey = journey;
        this.directory = directory;
        this.words = words;
    }

    /** The language of a chapter, by its folder. */
    enum Words {
        ZH("zh"),
        EN("en");

        private final String folder;

        Words(String folder) {
            this.folder = folder;
        }

        String of(Text text) {
            return this == ZH && !text.zh().isEmpty() ? text.zh() : text.en();
        }

        String of(String zh, String en) {
            return this == ZH ? zh : en;
        }
    }

    Path file(String department) {
        return FOLDER.resolve(words.folder).resolve(department + ".md");
    }

    Path contents() {
        return FOLDER.resolve(words.folder).resolve("README.md");
    }

    static Path picture(Process process) {
        return FOLDER.resolve("pictures").resolve(process.id() + ".svg");
    }

    String contentsText() {
        var text = new StringBuilder(
                words.of(
                        "# 办理手册\n\n各部门在系统中的任务、时限、表单和前后衔接。由流程模型生成，与模型同步。\n\n",
                        "# Handbook\n\nEach department's tasks, time limits, forms, and what comes before and after. Made from the models.\n\n"));
        text.append(words.of("| 部门 | 任务数 |\n|---|---|\n", "| Department | Steps |\n|---|---|\n"));
        journey.departments().stream()
                .map(directory::department)
                .forEach(department -> text.append("| [%s](%s.md) | %d |\n"
                        .formatted(
                                name(department),
                                department.id(),
                                journey.processes().stream()
                                        .mapToLong(process ->
                                                steps(process, department.id()).size())
                                        .sum())));
        return text
                + words.of(
                        "\n另见：[一天的工作](../../day.zh.md) · [个人信息处理规则](../../privacy-rules.zh.md) · [个人信息处理活动记录](../../record-of-processing.zh.md)\n",
                        "\nSee also, in Chinese: [a day’s work](../../day.zh.md) · [how personal information is handled](../../privacy-rules.zh.md) · [record of processing](../../record-of-processing.zh.md)\n");
    }

    String text(String departmentId) {
        var department = directory.department(departmentId);
        var text = new StringBuilder("# %s\n\n".formatted(name(department)));
        text.append(
                words.of(
                        "本手册由流程模型生成。时限标“推定”的，由各地确认后使用。\n\n",
                        "Made from the models. Time limits marked as assumptions are to be confirmed by the installation.\n\n"));
        var processes = journey.processes().stream()
                .filter(process -> !steps(process, departmentId).isEmpty())
                .toList();
        text.append(words.of("| 流程 | 本部门的任务 |\n|---|---|\n", "| Process | Your steps |\n|---|---|\n"));
        processes.forEach(process -> text.append("| [%s](#%s) | %s |\n"
                .formatted(
                        words.of(process.name()),
                        process.id(),
                        steps(process, departmentId).stream()
                                .map(step -> words.of(step.name()))
                                .collect(Collectors.joining(words.of("、", ", "))))));
        processes.forEach(process -> write(process, departmentId, text));
        return text.toString();
    }

    private void write(Process process, String department, StringBuilder text) {
        text.append("\n<a id=\"%s\"></a>\n\n## %s\n\n".formatted(process.id(), words.of(process.name())));
        text.append("![%s](../pictures/%s.svg)\n".formatted(words.of(process.name()), process.id()));
        steps(process, department).forEach(step -> write(step, text));
    }

    private void write(Step step, StringBuilder text) {
        text.append("\n### %s\n\n".formatted(words.of(step.name())));
        if (words == Words.EN) {
            text.append(step.documentation().replaceAll("\\s*Clause [\\d., Clause]+\\.?$", ""))
                    .append("\n\n");
        }
        row(
                text,
                words.of("依据", "Clauses"),
                step.clauses().stream().map(words.of("第%s条", "%s")::formatted).collect(joined()));
        row(text, words.of("时限", "Time limit"), limits(step));
        if (step.onlySupervisor()) {
            row(text, words.of("办理人", "Done by"), words.of("督导", "A supervisor"));
        } else if (step.bySupervisor()) {
            row(text, words.of("办理人", "Done by"), words.of("本部门或督导", "The department or a supervisor"));
        }
        if (step.secondPerson()) {
            row(text, words.of("双人", "Second person"), words.of("须由另一人办理", "Somebody else than who prepared it"));
        }
        row(text, words.of("之前", "Before"), neighbours(step.before()));
        row(text, words.of("之后", "After"), neighbours(step.after()));
        row(text, words.of("填写", "Asked"), questions(Journey.form(step.form())));
    }

    private static void row(StringBuilder text, String name, String content) {
        if (!content.isEmpty()) {
            text.append("- **%s** %s\n".formatted(name, content));
        }
    }

    private String limits(Step step) {
        return journey.limitsOf(step.id()).stream()
                .map(limit ->
                        words == Words.ZH ? LimitText.zh(limit) : LimitText.en(limit) + " (" + limit.certainty() + ")")
                .distinct()
                .collect(Collectors.joining(words.of("；", "; ")));
    }

    private String neighbours(List<Neighbour> neighbours) {
        return neighbours.stream()
                .map(neighbour -> words.of(neighbour.condition()).isEmpty()
                        ? words.of(neighbour.name())
                        : words.of("%s（%s）", "%s (%s)")
                                .formatted(words.of(neighbour.name()), words.of(neighbour.condition())))
                .distinct()
                .collect(joined());
    }

    /** What people fill in; a star marks what they cannot leave out. */
    private String questions(Form form) {
        return form.fields().stream()
                .filter(field -> !field.isReadOnly() && field.kind() != FormField.Kind.COMPUTED)
                .map(field -> words.of(new Text(field.label().strip(), Journey.english(field.key())))
                        + (field.isRequired() ? "\\*" : ""))
                .collect(joined());
    }

    private java.util.stream.Collector<CharSequence, ?, String> joined() {
        return Collectors.joining(words.of("、", ", "));
    }

    private String name(Department department) {
        return words.of(department.zh(), department.en());
    }

    private static List<Step> steps(Process process, String department) {
        return process.steps().stream().filter(step -> step.isOf(department)).toList();
    }
}
