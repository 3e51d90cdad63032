package org.guitu.casefile.document.check;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionLaunch;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.guitu.office.RefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A PDF that does something by itself does not get into a dossier, however it is written. */
class PdfCheckTest {

    /** Makes something of a document with one page. */
    private interface Making {
        void make(PDDocument document) throws IOException;
    }

    /** As PDFBox writes it: the objects packed into streams. */
    private static byte[] pdf(Making making) throws IOException {
        try (var document = new PDDocument()) {
            document.addPage(new PDPage());
            making.make(document);
            var file = new ByteArrayOutputStream();
            document.save(file);
            return file.toByteArray();
        }
    }

    private static void refused(byte[] file, String words) {
        assertThatThrownBy(() -> PdfCheck.check(file))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining(words)
                .hasMessageContaining("再上传");
    }

    private static byte[] raw(String objects) {
        return ("%PDF-1.7\n" + objects + "\ntrailer\n<</Root 1 0 R>>\n%%EOF").getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void aPlainDocumentPassesAlsoWithLinks() throws IOException {
        var plain = pdf(document -> {
            var link = new PDAnnotationLink();
            var action = new PDActionURI();
            action.setURI("https://example.invalid/JavaScript/JS/page");
            link.setAction(action);
            document.getPage(0).getAnnotations().add(link);
        });
        assertThatCode(() -> PdfCheck.check(plain)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1 0 obj<</OpenAction[2 0 R/XYZ null null 0]>>endobj\n3 0 obj<</S/URI/URI(http://example.invalid)>>endobj",
                "1 0 obj<</OpenAction 3 0 R>>endobj\n3 0 obj<</S/GoTo/D[2 0 R/Fit]>>endobj"
            })
    void soDoesOneThatOpensAtAPlace(String objects) {
        assertThatCode(() -> PdfCheck.check(raw(objects))).doesNotThrowAnyException();
    }

    @Test
    void aScriptIsFoundInPackedObjects() throws IOException {
        var file =
                pdf(document -> document.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert('x');")));
        refused(file, "脚本");
    }

    @Test
    void whatStartsAProgramIsRefused() throws IOException {
        var file = pdf(document -> document.getDocumentCatalog().setOpenAction(new PDActionLaunch()));
        refused(file, "脚本");
    }

    @Test
    void aFileWithinTheFileIsRefused() throws IOException {
        var file = pdf(document -> {
            var within = new PDComplexFileSpecification();
            within.setFile("a.exe");
            within.setEmbeddedFile(new PDEmbeddedFile(document, new ByteArrayInputStream(new byte[] {1, 2, 3})));
            var names = new PDDocumentNameDictionary(document.getDocumentCatalog());
            var files = new PDEmbeddedFilesNameTreeNode();
            files.setNames(java.util.Map.of("a", within));
            names.setEmbeddedFiles(files);
            document.getDocumentCatalog().setNames(names);
        });
        refused(file, "附件");
    }

    @Test
    void whatIsEncryptedCannotBeLookedAt() throws IOException {
        var file = pdf(document -> document.protect(new StandardProtectionPolicy("owner", "", new AccessPermission())));
        refused(file, "密码");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1 0 obj\n<</OpenAction <</S /JavaScript /JS (x)>> >>\nendobj",
                "1 0 obj<</OpenAction<</S/J#61vaScript/J#53(x)>>>>endobj",
                "1 0 obj\n<</A (unbalanced \\) ( >>\nendobj\n2 0 obj\n<</S/Launch>>\nendobj",
                "1 0 obj\n<</A /B>>\nstream\nxx 2 0 obj <</S /Launch>> endobj\nendstream\nendobj",
                "1 0 obj\n<</A % (\n/RichMedia>>\nendobj",
                "1 0 obj<</OpenAction<</S/URI/URI(http://example.invalid)>>>>endobj",
                "1 0 obj<</Open#41ction 2 0 R>>endobj\n2 0 obj<</S/UR#49/URI(http://example.invalid)>>endobj",
                "1 0 obj<</OpenAction[2 0 R/Fit]/OpenAction 3 0 R>>endobj\n3 0 obj<</S/URI/URI(x)>>endobj",
                "1 0 obj<</OpenAction<</S/GoToR/F(\\\\\\\\example.invalid\\\\x)>>>>endobj",
                "1 0 obj<</AA<</O 2 0 R>>>>endobj",
                "1 0 obj<</S/Movie>>endobj",
                "1 0 obj<</S/Rendition>>endobj"
            })
    void noWayOfWritingHidesIt(String objects) {
        refused(raw(objects), "脚本");
    }

    @Test
    void aPackedObjectThatSeemsToSwallowTheNextDoesNotHideIt() throws IOException {
        var objects = "1 0 2 8 <</A ( >><</S/Launch>>";
        refused(raw(stream("/Type/ObjStm/N 2/First 8/Filter/FlateDecode", deflated(objects))), "脚本");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/Type/ObjStm/N 1/First 4/Filter[/ASCIIHexDecode/FlateDecode]",
                "/Type/ObjStm/N 1/First 4/Filter 9 0 R",
                "/Type/ObjStm/N 1/First 4/Filter/FlateDecode/DecodeParms<</Predictor 12>>",
                "/Type/ObjStm/Filter/FlateDecode"
            })
    void whatCannotBeLookedAtIsRefused(String dictionary) throws IOException {
        refused(raw(stream(dictionary, deflated("1 0 <<>>"))), "无法检查");
    }

    @Test
    void whatUnpacksWithoutEndIsRefused() throws IOException {
        var bomb = deflated(" ".repeat(1 << 20).repeat(120));
        refused(raw(stream("/Type/ObjStm/N 1/First 4/Filter/FlateDecode", bomb)), "无法检查");
    }

    private static String stream(String dictionary, String content) {
        return "1 0 obj\n<<%s>>\nstream\n%s\nendstream\nendobj".formatted(dictionary, content);
    }

    private static String deflated(String text) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var deflating = new DeflaterOutputStream(packed)) {
            deflating.write(text.getBytes(StandardCharsets.ISO_8859_1));
        }
        return packed.toString(StandardCharsets.ISO_8859_1);
    }
}
