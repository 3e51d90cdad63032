package org.guitu.export.web;

import com.lowagie.text.Document;
import com.lowagie.text.Element;
import com.lowagie.text.PageSize;
import com.lowagie.text.Paragraph;
import com.lowagie.text.Phrase;
import com.lowagie.text.pdf.PdfPCell;
import com.lowagie.text.pdf.PdfPTable;
import com.lowagie.text.pdf.PdfWriter;
import java.awt.Color;
import java.io.OutputStream;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.guitu.export.PersonFile;
import org.guitu.office.China;
import org.springframework.stereotype.Component;

/** A person's file on paper, in plain Chinese. */
@Component
class ExportPdf {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm");
    private static final Color QUIET = new Color(0x5c, 0x67, 0x6d);
    private static final Color LINE = new Color(0xdc, 0xd6, 0xca);
    private static final Color SHADE = new Color(0xf7, 0xf4, 0xee);
    private static final float MARGIN = 54;
    private static final String ABOUT = "依据《个人信息保护法》第四十四条、第四十五条，应您本人或者依法代您提出的要求，提供本系统保存的您的个人信息。"
            + "认为内容有误或者不完整的，可以要求更正、补充；对处理有异议的，可以向提供本件的民政部门申诉，"
            + "向履行个人信息保护职责的部门投诉、举报，或者向人民法院起诉。";

    /** Writes the file to the end and closes the stream. */
    void write(PersonFile file, OutputStream out) {
        var document = new Document(PageSize.A4, MARGIN, MARGIN, MARGIN, MARGIN);
        var writer = PdfWriter.getInstance(document, out);
        writer.setPageEvent(new PageNumbers(file.caseNumber()));
        document.addTitle("个人信息查阅复制件 " + file.caseNumber());
        document.setDocumentLanguage(Locale.SIMPLIFIED_CHINESE.toLanguageTag());
        document.open();
        document.add(centred("个人信息查阅复制件", 18));
        document.add(text("个案编号：%s　　办理地区：%s　　制作时间：%s"
                .formatted(file.caseNumber(), file.region().name(), minute(file.madeAt()))));
        document.add(text(ABOUT));
        withheld(document, file.withheld());
        document.add(heading("一、办理进展"));
        file.progress().forEach(progress -> progress(document, progress));
        document.add(heading("二、记录的内容"));
        file.steps().forEach(step -> step(document, step));
        document.add(heading("三、存有的文件"));
        files(document, file.files());
        document.add(heading("四、哪些部门查阅过"));
        recipients(document, file.recipients());
        document.close();
    }

    private void withheld(Document document, PersonFile.Withheld withheld) {
        if (withheld.reason().isEmpty()) {
            return;
        }
        var what = new StringBuilder("依法不予提供：");
        if (!withheld.classes().isEmpty()) {
            what.append(names(withheld.classes())).append("类信息；");
        }
        if (!withheld.steps().isEmpty()) {
            what.append("“").append(names(withheld.steps())).append("”步骤的内容；");
        }
        what.append("理由：").append(withheld.reason().get().name()).append("。");
        document.add(text(what.toString()));
    }

    private void progress(Document document, PersonFile.Progress progress) {
        var ended = progress.endedAt()
                .map(at -> "%s结束%s"
                        .formatted(
                                day(at),
                                progress.outcome().map(end -> "：" + end.name()).orElse("")))
                .orElse("正在办理");
        document.add(subheading(progress.process().name()));
        document.add(quiet("%s　%s开始，%s".formatted(progress.region().name(), day(progress.startedAt()), ended)));
        var table = table();
        progress.facts().stream()
                .filter(fact -> !fact.label().equals(fact.field()))
                .forEach(fact -> row(table, fact.label(), fact.text()));
        document.add(table);
    }

    private void step(Document document, PersonFile.Step step) {
        document.add(subheading("%d　%s%s"
                .formatted(
                        step.number(),
                        step.form().name(),
                        step.corrects()
                                .map(first -> "（更正第 %d 项）".formatted(first))
                                .orElse(""))));
        document.add(quiet("%s　%s　%s　%s"
                .formatted(
                        minute(step.recordedAt()),
                        step.region().name(),
                        step.department().name(),
                        step.process().name())));
        var table = table();
        step.reason().ifPresent(reason -> row(table, "更正理由", reason));
        step.answers().forEach(answer -> row(table, answer.label(), answer.text()));
        if (step.withheld() > 0) {
            row(table, "依法不予提供", "%d 项".formatted(step.withheld()));
        }
        if (table.size() == 0) {
            row(table, "", "没有个人信息");
        }
        document.add(table);
    }

    private void files(Document document, List<PersonFile.File> files) {
        if (files.isEmpty()) {
            document.add(text("没有文件。"));
            return;
        }
        var table = table();
        files.forEach(found -> row(
                table,
                "文件 %d".formatted(found.number()),
                "%s（%s，%s，%s %s%s）"
                        .formatted(
                                found.title().orElse("依法不予提供"),
                                found.dataClass().name(),
                                found.kind(),
                                found.department().name(),
                                day(found.addedAt()),
                                found.withdrawn() ? "，已作废" : "")));
        document.add(table);
    }

    private void recipients(Document document, List<PersonFile.Recipient> recipients) {
        if (recipients.isEmpty()) {
            document.add(text("没有查阅记录。"));
            return;
        }
        var table = table();
        recipients.forEach(found -> row(
                table,
                found.department().name(),
                "%s至%s，%d 次".formatted(day(found.first()), day(found.last()), found.times())));
        document.add(table);
    }

    private PdfPTable table() {
        var table = new PdfPTable(new float[] {1, 2.6f});
        table.setWidthPercentage(100);
        table.setSpacingBefore(4);
        table.setSplitLate(false);
        return table;
    }

    private void row(PdfPTable table, String label, String text) {
        var name = cell(label);
        name.setBackgroundColor(SHADE);
        table.addCell(name);
        table.addCell(cell(text));
    }

    private PdfPCell cell(String text) {
        var cell = new PdfPCell(PrintedText.of(text, 10));
        cell.setLeading(0, 1.4f);
        cell.setBorderColor(LINE);
        cell.setPadding(5);
        // Some scripts stack letters below the line.
        cell.setPaddingBottom(9);
        return cell;
    }

    private Paragraph centred(String text, float size) {
        var paragraph = paragraph(size * 1.5f, PrintedText.of(text, size));
        paragraph.setAlignment(Element.ALIGN_CENTER);
        paragraph.setSpacingAfter(10);
        return paragraph;
    }

    private Paragraph heading(String text) {
        var paragraph = paragraph(20, PrintedText.of(text, 14));
        paragraph.setSpacingBefore(16);
        return paragraph;
    }

    private Paragraph subheading(String text) {
        var paragraph = paragraph(16, PrintedText.of(text, 11));
        paragraph.setSpacingBefore(10);
        paragraph.setKeepTogether(true);
        return paragraph;
    }

    private Paragraph text(String text) {
        var paragraph = paragraph(17, PrintedText.of(text, 10.5f));
        paragraph.setSpacingAfter(4);
        return paragraph;
    }

    private Paragraph quiet(String text) {
        return paragraph(14, PrintedText.of(text, 9, QUIET));
    }

    private static Paragraph paragraph(float leading, Phrase text) {
        var paragraph = new Paragraph(text);
        paragraph.setLeading(leading);
        return paragraph;
    }

    private static String names(List<PersonFile.Named> named) {
        return named.stream().map(PersonFile.Named::name).collect(Collectors.joining("、"));
    }

    private static String day(Instant instant) {
        return DAY.format(instant.atZone(China.ZONE));
    }

    private static String minute(Instant instant) {
        return MINUTE.format(instant.atZone(China.ZONE));
    }
}
