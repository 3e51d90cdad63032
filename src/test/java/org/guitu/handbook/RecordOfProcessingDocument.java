package org.guitu.handbook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guitu.casefile.DataClass;
import org.guitu.form.Form;
import org.guitu.form.FormField;
import org.guitu.office.Directory;
import org.guitu.xml.Xml;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * {@code docs/record-of-processing.zh.md}, in the words of those who keep it: for each process what for, on which ground, of which classes, by
 * whom and for how long (Personal Information Protection Law, articles 55 and 56).
 */
final class RecordOfProcessingDocument {

    static final Path FILE = Path.of("docs/record-of-processing.zh.md");

    private static final String INTRODUCTION =
            """
            # 个人信息处理活动记录

            由流程模型、表单和两张决策表（`processing-grounds.dmn`、`retention.dmn`）生成，供安装单位填写处理情况记录和开展影响评估时使用（个人信息保护法第55条、第56条，至少保存3年）。
            “处理的信息”是各步骤的表单所问信息的类别；“依据”按决策表从上到下，先符合的为准。处理者的名称和联系方式、受托机构、影响评估的结论由安装单位补充。

            每次查阅、更正、导出和向其他部门提供，都在审计记录中，审计员可按期间导出。

            | 处理活动 | 目的 | 处理的信息 | 依据 | 办理部门 | 内容保存 |
            |---|---|---|---|---|---|
            """;

    private RecordOfProcessingDocument() {}

    static String text(Journey journey, Directory directory) {
        var grounds = rows("processing-grounds");
        var retention = rows("retention");
        return INTRODUCTION
                + journey.processes().stream()
                        .filter(process -> !process.steps().isEmpty())
                        .map(process -> row(process, directory, grounds, retention))
                        .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String row(Journey.Process process, Directory directory, List<Element> grounds, List<Element> kept) {
        return "| %s<br>`%s` | %s | %s | %s | %s | %s |"
                .formatted(
                        process.name().zh(),
                        process.id(),
                        process.steps().get(0).purpose().replace("|", "、"),
                        classes(process),
                        grounds.stream()
                                .filter(row -> names(row, process.id()))
                                .map(RecordOfProcessingDocument::ground)
                                .distinct()
                                .collect(Collectors.joining("<br>")),
                        process.departments().stream()
                                .map(directory::department)
                                .map(department -> department.zh())
                                .collect(Collectors.joining("、")),
                        years(process, kept));
    }

    private static String classes(Journey.Process process) {
        var classes = process.steps().stream()
                .map(Journey.Step::form)
                .filter(Objects::nonNull)
                .map(Journey::form)
                .map(Form::fields)
                .flatMap(List::stream)
                .filter(field -> !field.isReadOnly())
                .map(FormField::dataClass)
                .flatMap(dataClass -> dataClass.flatMap(DataClass::find).stream())
                .collect(Collectors.toCollection(TreeSet::new));
        return classes.stream().map(DataClass::zh).collect(Collectors.joining("、"));
    }

    private static String ground(Element row) {
        var consent = value(row, "basis").equals("consent");
        var who = value(row, "guardian").equals("true") ? "本人或监护人同意" : "本人同意";
        return "%s%s：%s"
                .formatted(
                        value(row, "minor").equals("true")
                                ? "未成年人，"
                                : value(row, "minor").equals("false") ? "成年人，" : "",
                        consent ? who : "依法",
                        value(row, "ground"));
    }

    private static String years(Journey.Process process, List<Element> rows) {
        var periods = rows.stream()
                .filter(row -> names(row, process.id()))
                .map(row -> value(row, "years"))
                .map(years -> years.isEmpty() ? "永久" : years + "年")
                .distinct()
                .toList();
        return periods.isEmpty() ? "随个案" : String.join("、", periods);
    }

    private static boolean names(Element row, String process) {
        return Arrays.asList(value(row, "process").split(", ?")).contains(process);
    }

    private static List<Element> rows(String table) {
        try {
            return Xml.all(Xml.read(Files.readAllBytes(Path.of("processes", table + ".dmn"))), "rule");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (SAXException notXml) {
            throw new IllegalStateException(notXml);
        }
    }

    /** What stands in the cell of that column, without quotes; the ids of cells end with the column's name. */
    private static String value(Element row, String column) {
        return Stream.of("inputEntry", "outputEntry")
                .flatMap(kind -> Xml.all(row, kind).stream())
                .filter(cell -> cell.getAttribute("id").endsWith("-" + column))
                .map(cell -> Xml.all(cell, "text")
                        .get(0)
                        .getTextContent()
                        .replace("\"", "")
                        .strip())
                .findFirst()
                .orElse("");
    }
}
