package org.guitu.export.web;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.lang.UScript;
import com.lowagie.text.Font;
import com.lowagie.text.pdf.BaseFont;
import com.lowagie.text.pdf.LayoutProcessor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import org.springframework.core.io.ClassPathResource;

/**
 * The fonts of printed files, each for the scripts that it is asked for. They come along (licences beside them), so that nothing depends on
 * the machine; a printed file embeds the glyphs that it uses.
 *
 * <p>Letters that join, stack or change places are laid out by HarfBuzz, which Java has; what they stand for goes into the file as well, so that
 * they are found and copied as they were typed. Whatever needs no layout is loaded before that is switched on: OpenPDF would lay it out too.
 */
enum Typeface {
    CHINESE("NotoSansSC-subset.otf", Layout.NONE),
    RARE_CHINESE("HanaMin-subset.ttf", Layout.NONE, UScript.HAN),
    LATIN("NotoSans-Regular.ttf", Layout.WORDS, UScript.LATIN, UScript.CYRILLIC, UScript.GREEK),
    ARABIC("NotoNaskhArabic-Regular.ttf", Layout.RIGHT_TO_LEFT, UScript.ARABIC),
    TIBETAN("NotoSerifTibetan-Regular.ttf", Layout.SYLLABLES, UScript.TIBETAN),
    THAI("NotoSansThai-Regular.ttf", Layout.SYLLABLES, UScript.THAI),
    LAO("NotoSansLao-Regular.ttf", Layout.SYLLABLES, UScript.LAO),
    BURMESE("NotoSansMyanmar-Regular.ttf", Layout.SYLLABLES, UScript.MYANMAR),
    KHMER("NotoSansKhmer-Regular.ttf", Layout.SYLLABLES, UScript.KHMER),
    DEVANAGARI("NotoSansDevanagari-Regular.ttf", Layout.WORDS, UScript.DEVANAGARI),
    BENGALI("NotoSansBengali-Regular.ttf", Layout.WORDS, UScript.BENGALI),
    MONGOLIAN("NotoSansMongolian-Regular.ttf", Layout.WORDS, UScript.MONGOLIAN),
    YI("NotoSansYi-Regular.ttf", Layout.WORDS, UScript.YI),
    DAI("NotoSansTaiLe-Regular.ttf", Layout.SYLLABLES, UScript.TAI_LE),
    NEW_DAI("NotoSansNewTaiLue-Regular.ttf", Layout.SYLLABLES, UScript.NEW_TAI_LUE),
    LISU("NotoSansLisu-Regular.ttf", Layout.WORDS, UScript.LISU);

    /** How a font's text becomes glyphs, and where its lines may break. */
    private enum Layout {
        NONE,
        WORDS,
        SYLLABLES,
        RIGHT_TO_LEFT
    }

    static {
        LayoutProcessor.enable();
        LayoutProcessor.setWriteActualText();
    }

    private final String file;
    private final Layout layout;
    private final List<Integer> scripts;
    private BaseFont font;

    Typeface(String file, Layout layout, Integer... scripts) {
        this.file = "fonts/" + file;
        this.layout = layout;
        this.scripts = List.of(scripts);
        if (layout == Layout.NONE) {
            base();
        }
    }

    /** Those to be asked for a letter of that script, in this order. */
    static List<Typeface> of(int script) {
        return Arrays.stream(values())
                .filter(face -> face == CHINESE || face.scripts.contains(script))
                .toList();
    }

    /** Whether it has all these letters; what cannot be seen needs none. */
    boolean has(String letters) {
        return letters.codePoints()
                .allMatch(letter -> letter == '\n'
                        || UCharacter.hasBinaryProperty(letter, UProperty.DEFAULT_IGNORABLE_CODE_POINT)
                        || base().charExists(letter));
    }

    /** Whether letters change by what stands beside them. */
    boolean isLaidOut() {
        return layout != Layout.NONE;
    }

    boolean isRightToLeft() {
        return layout == Layout.RIGHT_TO_LEFT;
    }

    /** Whether its words stand without blanks between them. */
    boolean breaksInWords() {
        return layout == Layout.SYLLABLES;
    }

    Font of(float size) {
        return new Font(base(), size);
    }

    private synchronized BaseFont base() {
        if (font == null) {
            try (InputStream content = new ClassPathResource(file).getInputStream()) {
                font = BaseFont.createFont(
                        file,
                        BaseFont.IDENTITY_H,
                        BaseFont.EMBEDDED,
                        BaseFont.NOT_CACHED,
                        content.readAllBytes(),
                        null);
            } catch (IOException missing) {
                throw new UncheckedIOException(missing);
            }
            if (isRightToLeft()) {
                LayoutProcessor.setRunDirectionRtl(new Font(font));
            }
        }
        return font;
    }
}
