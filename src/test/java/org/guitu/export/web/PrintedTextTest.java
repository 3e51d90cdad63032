package org.guitu.export.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.lowagie.text.Document;
import com.lowagie.text.Paragraph;
import com.lowagie.text.pdf.PdfWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names in the scripts that they come in: every letter is drawn, joined and stacked as its script asks, and can be copied as it was typed. */
class PrintedTextTest {

    private static byte[] pdf(String text) {
        var file = new ByteArrayOutputStream();
        var document = new Document();
        PdfWriter.getInstance(document, file);
        document.open();
        var paragraph = new Paragraph(30);
        paragraph.add(PrintedText.of(text, 20));
        document.add(paragraph);
        document.close();
        return file.toByteArray();
    }

    /** What is drawn, by the numbers of the glyphs. */
    private static final class Glyphs extends PDFTextStripper {

        private final List<Integer> codes = new ArrayList<>();

        static List<Integer> of(String text) throws IOException {
            var glyphs = new Glyphs();
            try (var document = Loader.loadPDF(pdf(text))) {
                glyphs.getText(document);
            }
            return glyphs.codes;
        }

        @Override
        protected void showGlyph(Matrix matrix, PDFont font, int code, Vector displacement) throws IOException {
            assertThat(font.isEmbedded()).as(font.getName()).isTrue();
            codes.add(code);
            super.showGlyph(matrix, font, code, displacement);
        }
    }

    private static String read(String text) throws IOException {
        try (var document = Loader.loadPDF(pdf(text))) {
            return new PDFTextStripper().getText(document).strip();
        }
    }

    /** How much of the page is dark. */
    private static long ink(String text) throws IOException {
        try (var document = Loader.loadPDF(pdf(text))) {
            var page = new PDFRenderer(document).renderImage(0);
            return IntStream.range(0, page.getWidth() * page.getHeight())
                    .filter(at -> (page.getRGB(at % page.getWidth(), at / page.getWidth()) & 0xFF) < 128)
                    .count();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "示例甲（小名）ABC 123",
                "Nguyễn Thị Ngọc Ánh",
                "Nguye\u0302\u0303n",
                "Наталья Ελένη",
                "ئايگۈل مەمەت ئابدۇراخمان",
                "བཀྲ་ཤིས་སྒྲོལ་མ།",
                "นางสาวสมหญิง ใจดี น้ำ",
                "ນາງ ສົມຈິດ ແສງມະນີ",
                "မအေးအေးခိုင် မြင့်မြတ်သူ",
                "ស្រី ច័ន្ទ សុភាព ខ្ញុំ",
                "लक्ष्मी श्रेष्ठ",
                "শ্রীমতী রহিমা খাতুন",
                "ᠮᠣᠩᠭᠣᠯ ᠬᠡᠯᠡ",
                "ꆈꌠꁱꂷ",
                "ᥖᥭᥰ ᥖᥬᥲ",
                "ᦑᦺ ᦟᦹᧉ",
                "ꓡꓲ ꓢꓴ",
                "김영희 さくら カナ ㄅㄆ",
                "㐂龘﨑𠮷𡈼𪜀𫝀𫠠𬺰"
            })
    void aNameIsDrawnWholeAndCopiedAsItWasTyped(String name) throws IOException {
        assertThat(read(name)).isEqualTo(Normalizer.normalize(name, Normalizer.Form.NFC));
        assertThat(Glyphs.of(name)).doesNotContain(0);
        assertThat(ink(name)).isGreaterThan(100);
    }

    /** Each by itself, its letters have other shapes than in the word. */
    @ParameterizedTest
    @ValueSource(strings = {"مەمەت", "སྒྲོལ", "မန္တလေး", "ខ្ញុំ", "श्रेष्ठ", "ᠮᠣᠩᠭᠣᠯ"})
    void lettersJoinAndStack(String name) throws IOException {
        var alone = new ArrayList<Integer>();
        for (int letter : name.codePoints().toArray()) {
            alone.addAll(Glyphs.of(Character.toString(letter)));
        }
        assertThat(alone).doesNotContainSequence(Glyphs.of(name));
        assertThat(Glyphs.of(name)).anyMatch(glyph -> !alone.contains(glyph));
    }

    /** The first letter is drawn last, from left to right. */
    @Test
    void arabicLettersAreWrittenFromTheRight() throws IOException {
        var first = Glyphs.of("دا").get(1);
        assertThat(Glyphs.of("د")).containsExactly(first);
    }

    @Test
    void aNameAmongChineseWordsKeepsOneFontAndItsPlace() throws IOException {
        assertThat(read("姓名：مەمەت，又名 Nguyễn Thị Hoa。")).isEqualTo("姓名：مەمەت，又名 Nguyễn Thị Hoa。");
        assertThat(PrintedText.of("又名 Nguyễn Thị Hoa。", 10).getChunks())
                .extracting(chunk -> chunk.toString())
                .containsExactly("又名 ", "Nguyễn Thị Hoa", "。");
    }

    @Test
    void aLongThaiTextBreaksBetweenItsWords() throws IOException {
        var words = List.of("โรงงาน", "เชียงใหม่", "ทำงาน");
        var lines = read(String.join("", words).repeat(12)).lines().toList();
        assertThat(lines).hasSizeGreaterThan(2).allSatisfy(line -> assertThat(words)
                .anyMatch(line.strip()::startsWith));
    }

    @Test
    void whatNoFontHasIsWrittenAsItsNumberAndWhatCannotBeSeenIsNot() throws IOException {
        assertThat(read("甲😀乙")).isEqualTo("甲〔U+1F600〕乙");
        assertThat(read("甲\u200B\uFEFF乙")).isEqualTo("甲乙");
    }
}
