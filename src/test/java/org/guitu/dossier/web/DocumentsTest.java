package org.guitu.dossier.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.guitu.engine.identity.AccountStore;
import org.guitu.form.Conditions;
import org.guitu.office.Account;
import org.guitu.office.Role;
import org.guitu.testing.Browser;
import org.guitu.testing.DossierTab;
import org.guitu.testing.FilledForms;
import org.guitu.testing.GuituTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Documents through the tab: what is taken, who gets them, and that nobody ever gets anything but what was uploaded. */
@GuituTest
class DocumentsTest {

    private static final String COUNTY = "350404";
    private static final String MINE = "civil-affairs-350404";
    private static final String COLLEAGUE = "civil-affairs-350404-2";
    private static final int LARGEST = 20 << 20;

    @LocalServerPort
    private int port;

    @Autowired
    private Conditions conditions;

    @Autowired
    private InstantSource clock;

    @Autowired
    private JdbcClient database;

    @Autowired
    private TransactionTemplate transaction;

    private FilledForms forms;
    private String caseNumber;
    private String task;
    private DossierTab tab;

    @BeforeEach
    void civilAffairsHaveClaimedTheTask(@Autowired AccountStore accounts) {
        accounts.create(new Account(COLLEAGUE, "同事", "civil-affairs", COUNTY, Role.CASEWORKER), "guitu");
        forms = new FilledForms("http://localhost:" + port, conditions, clock);
        caseNumber = forms.openCase(COUNTY, Map.of());
        task = forms.task(MINE, caseNumber, "receive-person");
        forms.desk(MINE).claim(task);
        tab = tab(MINE);
        tab.read();
    }

    private DossierTab tab(String account) {
        return new DossierTab(new Browser(forms.base()).logIn(account), task);
    }

    private String added(byte[] content) {
        var answer = tab.upload("示例证明", "legal", content);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
        var files = tab.read().path("files");
        return files.get(files.size() - 1).path("id").asText();
    }

    private List<String> eventsOf(String document) {
        return database.sql("select kind from audit.event where object_id = ? order by id")
                .param(document)
                .query(String.class)
                .list();
    }

    private void tamper(String sql, String document) {
        transaction.executeWithoutResult(status -> {
            database.sql("set local session_replication_role = replica").update();
            assertThat(database.sql(sql).param("id", UUID.fromString(document)).update())
                    .isPositive();
        });
    }

    static Stream<Arguments> accepted() {
        return Stream.of(
                Arguments.of("PDF", "application/pdf", "pdf", SampleFiles.pdf(3 << 20)),
                Arguments.of("JPEG", "image/jpeg", "jpg", SampleFiles.picture("jpeg")),
                Arguments.of("PNG", "image/png", "png", SampleFiles.picture("png")),
                Arguments.of("WEBP", "image/webp", "webp", SampleFiles.webp()),
                Arguments.of("HEIC", "image/heic", "heic", SampleFiles.heic("picture")),
                Arguments.of(
                        "DOCX",
                        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                        "docx",
                        SampleFiles.docx()));
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void whatWasUploadedComesBackByteForByte(String kind, String type, String extension, byte[] content) {
        var id = added(content);
        var file = tab.read().path("files").path(0);
        assertThat(file.path("title").asText()).isEqualTo("示例证明");
        assertThat(file.path("kind").asText()).isEqualTo(kind);
        assertThat(file.path("dataClass").asText()).isEqualTo("法律");
        assertThat(file.path("size").asInt()).isEqualTo(content.length);

        var answer = tab.download(id, BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(content);
        var headers = answer.headers();
        assertThat(headers.firstValue("Content-Type")).hasValue(type);
        assertThat(headers.firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"%s-1.%s\"".formatted(caseNumber, extension));
        assertThat(headers.allValues("Content-Security-Policy")).containsExactly("default-src 'none'; sandbox");
        assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(headers.firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(eventsOf(id)).containsExactly("DOCUMENT_ADDED", "DOCUMENT_READ");
    }

    static Stream<Arguments> harmless() {
        return Stream.of(
                Arguments.of(SampleFiles.docxReferringTo("hyperlink", "External", "http://example.org/")),
                Arguments.of(SampleFiles.docxReferringTo("image", "Internal", "media/image1.png")),
                Arguments.of(SampleFiles.docxReferringTo("package", "Internal", "embeddings/Book1.xlsx")),
                Arguments.of(SampleFiles.docxReferringTo(
                        "attachedTemplate", "External", "file:///C:\\Templates\\Normal.dotm")),
                Arguments.of(SampleFiles.docxWith("word/media/image1.png", SampleFiles.pdf(3 << 20))));
    }

    @ParameterizedTest
    @MethodSource("harmless")
    void whatWordWritesByItselfIsTaken(byte[] content) {
        added(content);
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("empty", new byte[0], "空的"),
                Arguments.of("text", "<script>".getBytes(), "只能上传"),
                Arguments.of("page", "<!DOCTYPE html>%PDF-".getBytes(), "只能上传"),
                Arguments.of(
                        "film", SampleFiles.beginning(0, 0, 0, 24, 'f', 't', 'y', 'p', 'm', 'p', '4', '2'), "不是 HEIC"),
                Arguments.of(
                        "sound", SampleFiles.beginning('R', 'I', 'F', 'F', 0, 0, 0, 0, 'W', 'A', 'V', 'E'), "只能上传"),
                Arguments.of("half a WebP", Arrays.copyOf(SampleFiles.webp(), 20), "打不开"),
                Arguments.of("half a HEIC", Arrays.copyOf(SampleFiles.heic("picture"), 400), "打不开"),
                Arguments.of("other ZIP", SampleFiles.zipOf("a.txt"), "不是 DOCX"),
                Arguments.of("macros", SampleFiles.docxWith("word/vbaProject.bin", new byte[] {1}), "宏"),
                Arguments.of(
                        "macros by another name",
                        SampleFiles.docxReferringTo("vbaProject", "Internal", "media/image1.png"),
                        "宏"),
                Arguments.of(
                        "macros in another spelling",
                        SampleFiles.docxWith(
                                "[Content_Types].xml",
                                "<Types><Default ContentType=\"application/vnd.ms-word.document.m&#97;croEnabled\"/></Types>"
                                        .getBytes()),
                        "宏"),
                Arguments.of("types without end", SampleFiles.docxWith("[Content_Types].xml", new byte[2 << 20]), "过大"),
                Arguments.of(
                        "object",
                        SampleFiles.docxReferringTo("oleObject", "Internal", "embeddings/oleObject1.bin"),
                        "嵌入对象"),
                Arguments.of(
                        "workbook with macros",
                        SampleFiles.docxReferringTo("package", "Internal", "embeddings/Book1.XLSM"),
                        "宏"),
                Arguments.of(
                        "template from elsewhere",
                        SampleFiles.docxReferringTo("attachedTemplate", "External", "http://example.org/t.dotx"),
                        "别处"),
                Arguments.of(
                        "template from a neighbour",
                        SampleFiles.docxReferringTo("attachedTemplate", "External", "file:///\\\\example.org\\t.dotx"),
                        "别处"),
                Arguments.of(
                        "picture from elsewhere",
                        SampleFiles.docxReferringTo("image", "external", "http://example.org/i.png"),
                        "别处"),
                Arguments.of("links that are no XML", SampleFiles.docxWith("word/_rels/x.rels", new byte[] {1}), "打不开"),
                Arguments.of("two documents", SampleFiles.docxBefore(SampleFiles.docx()), "目录与内容不符"),
                Arguments.of(
                        "something behind the index",
                        Arrays.copyOf(SampleFiles.docx(), SampleFiles.docx().length + 9),
                        "目录与内容不符"),
                Arguments.of("bomb", SampleFiles.bomb(), "解压后过大"),
                Arguments.of("broken", SampleFiles.cutOff(SampleFiles.docx()), "打不开"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void whatIsNoDocumentIsRefusedWithTheRemedy(String name, byte[] content, String words) {
        var answer = tab.upload("示例", "legal", content);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(DossierTab.message(answer)).contains(words);
        assertThat(tab.read().path("files")).isEmpty();
    }

    @Test
    void twentyMegabytesAreTakenAndNotOneByteMore() throws IOException {
        long before = temporaryFiles();
        var largest = SampleFiles.pdf(LARGEST);
        var id = added(largest);
        assertThat(tab.download(id, BodyHandlers.ofByteArray()).body()).isEqualTo(largest);

        assertThat(tab.announceUpload(LARGEST + 1)).contains(" 413 ");
        var unannounced = tab.upload(
                "示例",
                "legal",
                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(SampleFiles.pdf(LARGEST + 1))));
        assertThat(unannounced.statusCode()).isEqualTo(413);
        assertThat(DossierTab.message(unannounced)).contains("20 MB");
        assertThat(tab.read().path("files")).hasSize(1);
        assertThat(temporaryFiles()).isEqualTo(before);
    }

    private static long temporaryFiles() throws IOException {
        try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith("guitu-document"))
                    .count();
        }
    }

    @Test
    void titleAndClassAreNeeded() {
        assertThat(DossierTab.message(tab.upload(" ", "legal", SampleFiles.pdf(100))))
                .contains("请填写文件标题");
        assertThat(DossierTab.message(tab.upload("示例".repeat(51), "legal", SampleFiles.pdf(100))))
                .contains("最多 100 个字");
        assertThat(DossierTab.message(tab.upload("示例", "biometric", SampleFiles.pdf(100))))
                .contains("只能选本部门可以查阅的类别");
        assertThat(DossierTab.message(tab.upload("示例", "none", SampleFiles.pdf(100))))
                .contains("请选择文件的信息类别");
        assertThat(tab.read().path("addable").toString())
                .contains("identity", "statement")
                .doesNotContain("biometric");
        assertThat(tab.read().path("files")).isEmpty();
    }

    /** The content is fetched as it is read: what is changed in the database meanwhile is noticed, and nothing else is ever sent. */
    @Test
    @Timeout(20)
    void aSlowReaderGetsPieceByPieceAndNeverAnythingElse() throws IOException {
        var content = SampleFiles.pdf(LARGEST);
        var id = added(content);
        var stream = tab.download(id, BodyHandlers.ofInputStream()).body();
        assertThat(stream.readNBytes(1000)).isEqualTo(Arrays.copyOf(content, 1000));
        tamper("update guitu.document_chunk set content = 'x' where document_id = :id and position = 70", id);
        int read = 1000;
        try (stream) {
            read += assertSameUntilItBreaks(stream, content);
        }
        assertThat(read).isGreaterThan(10 << 20).isLessThan(content.length);
    }

    private static int assertSameUntilItBreaks(InputStream stream, byte[] content) {
        int at = 1000;
        var buffer = new byte[64 * 1024];
        try {
            for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
                assertThat(Arrays.equals(content, at, at + read, buffer, 0, read))
                        .isTrue();
                at += read;
            }
        } catch (IOException brokenOff) {
            return at - 1000;
        }
        throw new AssertionError("The download ended as if it were whole, after " + at);
    }

    static Stream<String> tamperings() {
        return Stream.of(
                "update guitu.document_chunk set content = overlay(content placing 'x' from 500) where document_id = :id",
                "delete from guitu.document_chunk where document_id = :id",
                "update guitu.document_chunk set content = substring(content for length(content) - 1) where document_id = :id",
                "update guitu.document set class = 'identity' where id = :id",
                "update guitu.document set size = size - 1 where id = :id",
                "update guitu.document set content_key = title where id = :id",
                "update guitu.document_chunk set content = (select content from guitu.document_chunk"
                        + " where document_id <> :id order by random() limit 1) where document_id = :id");
    }

    @ParameterizedTest
    @MethodSource("tamperings")
    void aDocumentThatWasTamperedWithDoesNotOpen(String sql) {
        added(SampleFiles.pdf(2000));
        var id = added(SampleFiles.pdf(1000));
        tamper(sql, id);
        var answer = tab.download(id, BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(DossierTab.message(answer)).contains("打不开", "请联系系统管理员");
    }

    @Test
    void theDatabaseRefusesToChangeDocuments() {
        var id = UUID.fromString(added(SampleFiles.pdf(1000)));
        for (String sql : List.of(
                "update guitu.document set title = 'x' where id = :id",
                "delete from guitu.document where id = :id",
                "update guitu.document_chunk set content = 'x' where document_id = :id",
                "delete from guitu.document_chunk where document_id = :id")) {
            assertThatThrownBy(() -> database.sql(sql).param("id", id).update())
                    .as(sql)
                    .hasMessageContaining("append-only");
        }
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    database.sql("set local guitu.changes_keys = 'on'").update();
                    database.sql("update guitu.document set class = 'legal', number = 9 where id = :id")
                            .param("id", id)
                            .update();
                }))
                .hasMessageContaining("append-only");
    }

    @Test
    void aWrongDocumentIsWithdrawnWithAReasonAndNotOfferedAnyMore() {
        var id = added(SampleFiles.pdf(1000));
        var route = "/documents/" + id + "/withdrawal";
        assertThat(DossierTab.message(tab.post(route, Map.of("reason", " ")))).contains("请填写作废理由");
        assertThat(tab.post(route, Map.of("reason", "传错了人")).statusCode()).isEqualTo(204);
        var file = tab.read().path("files").path(0);
        assertThat(file.path("withdrawal").path("reason").asText()).isEqualTo("传错了人");
        assertThat(file.path("offered").asBoolean()).isFalse();
        assertThat(tab.download(id, BodyHandlers.ofString()).statusCode()).isEqualTo(404);
        assertThat(tab.post(route, Map.of("reason", "再一次")).statusCode()).isEqualTo(204);
        assertThat(tab.read()
                        .path("files")
                        .path(0)
                        .path("withdrawal")
                        .path("reason")
                        .asText())
                .isEqualTo("传错了人");
        assertThat(eventsOf(id)).containsExactly("DOCUMENT_ADDED", "DOCUMENT_WITHDRAWN");
    }

    @Test
    void aDocumentOpensOnlyThroughATaskOfItsCase() {
        var id = added(SampleFiles.pdf(1000));
        var other = forms.openCase(COUNTY, Map.of());
        var otherTask = forms.task(MINE, other, "receive-person");
        forms.desk(MINE).claim(otherTask);
        var otherTab = new DossierTab(new Browser(forms.base()).logIn(MINE), otherTask);
        otherTab.read();
        assertThat(otherTab.download(id, BodyHandlers.ofString()).statusCode()).isEqualTo(404);
        assertThat(otherTab.post("/documents/" + id + "/withdrawal", Map.of("reason", "示例"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(tab.download("no-id", BodyHandlers.ofString()).statusCode()).isEqualTo(404);
    }

    @Test
    void whoHasNotClaimedTheTaskNeitherAddsNorSeesTitles() {
        var id = added(SampleFiles.pdf(1000));
        var colleague = tab(COLLEAGUE);
        JsonNode seen = colleague.read();
        assertThat(seen.path("files")).isEmpty();
        assertThat(seen.path("closedFiles").asInt()).isEqualTo(1);
        assertThat(seen.path("addable")).isEmpty();
        assertThat(colleague.upload("示例", "legal", SampleFiles.pdf(100)).statusCode())
                .isEqualTo(403);
        assertThat(colleague.download(id, BodyHandlers.ofString()).statusCode()).isEqualTo(404);
        forms.desk("supervisor-350404").post("/task/" + task + "/unclaim", Map.of());
        assertThat(DossierTab.message(tab.upload("示例", "legal", SampleFiles.pdf(100))))
                .contains("请先认领任务");
        assertThat(tab.read().path("claimFirst").asText()).as("it is a minor's").contains("请先认领");
        assertThat(tab.read().path("files").path(0).has("title")).isFalse();
        assertThat(tab.download(id, BodyHandlers.ofString()).statusCode()).isEqualTo(404);
    }
}
