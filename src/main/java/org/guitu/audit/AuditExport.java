package org.guitu.audit;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.guitu.office.China;
import org.guitu.office.Directory;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * The events that an auditor has looked for, or the cases that they are about, as a table for the yearly audit of compliance (Personal
 * Information Protection Law, article 54; Regulations on the Protection of Minors Online, article 37): CSV by RFC 4180, in UTF-8 with a
 * byte order mark, as spreadsheet programs take it.
 */
@Component
class AuditExport {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(China.ZONE);
    private static final String BYTE_ORDER_MARK = "\ufeff";

    private final AuditSearch search;
    private final Directory directory;
    private final FormNames forms;

    AuditExport(AuditSearch search, Directory directory, FormNames forms) {
        this.search = search;
        this.directory = directory;
        this.forms = forms;
    }

    /** What is exported of the events. */
    enum What {
        EVENTS("审计记录", "编号", "时间", "人员", "部门和角色", "事项", "个案", "对象", "内容", "来源地址", "链上位置"),
        CASES("涉及的个案", "个案", "首次", "末次", "记录数");

        private final String zh;
        private final List<String> columns;

        What(String zh, String... columns) {
            this.zh = zh;
            this.columns = List.of(columns);
        }
    }

    /** Writes the table; that it is taken is an event itself, written before. */
    void write(What what, AuditFilter filter, Actor reader, String address, HttpServletResponse response)
            throws IOException {
        search.noteExport(filter, what.zh, reader, address);
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(what.zh + ".csv", StandardCharsets.UTF_8)
                        .build()
                        .toString());
        try (var table = table(what, response.getOutputStream())) {
            if (what == What.EVENTS) {
                events(filter, table);
            } else {
                for (AuditSearch.CaseTouched one : search.cases(filter)) {
                    line(table, Stream.of(one.caseNumber(), time(one.first()), time(one.last()), one.events()));
                }
            }
        }
    }

    private static JsonGenerator table(What what, OutputStream out) throws IOException {
        var writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        writer.write(BYTE_ORDER_MARK);
        var schema = CsvSchema.builder()
                .addColumns(what.columns, CsvSchema.ColumnType.STRING)
                .build()
                .withHeader();
        var table = new CsvMapper().createGenerator(writer);
        table.setSchema(schema.withLineSeparator("\r\n"));
        return table;
    }

    private void events(AuditFilter filter, JsonGenerator table) throws IOException {
        var named = forms.now();
        var rest = filter;
        List<AuditSearch.Row> part;
        do {
            part = search.part(rest);
            for (AuditSearch.Row row : part) {
                var words = AuditRow.of(row, directory, named);
                line(
                        table,
                        Stream.of(
                                words.id(),
                                time(row.event().at()),
                                words.who(),
                                words.office(),
                                words.kind(),
                                words.caseNumber(),
                                words.object(),
                                words.detail(),
                                words.address(),
                                words.position()));
            }
            rest = part.isEmpty()
                    ? rest
                    : rest.olderThan(part.get(part.size() - 1).event().id());
        } while (part.size() == AuditSearch.PART);
    }

    private static void line(JsonGenerator table, Stream<?> cells) throws IOException {
        table.writeStartArray();
        for (Object cell : cells.map(AuditExport::cell).toList()) {
            table.writeString((String) cell);
        }
        table.writeEndArray();
    }

    /** A spreadsheet program would take what begins so for a formula. */
    private static String cell(Object value) {
        var text = Objects.toString(value, "");
        return text.isEmpty() || "=+-@\t\r".indexOf(text.charAt(0)) < 0 ? text : "'" + text;
    }

    private static String time(Instant at) {
        return TIME.format(at);
    }
}
