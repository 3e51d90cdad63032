package org.guitu.export.web;

import com.lowagie.text.Font;
import com.lowagie.text.pdf.BaseFont;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.springframework.core.io.ClassPathResource;

/**
 * The font of printed files. It comes along (Noto Sans SC, licence beside it), so that nothing depends on the machine, and each file
 * embeds the characters that it uses.
 */
final class ChineseFont {

    private static final String FILE = "NotoSansSC-subset.otf";

    private final BaseFont font = load();

    private static BaseFont load() {
        try (InputStream file = new ClassPathResource("fonts/" + FILE).getInputStream()) {
            return BaseFont.createFont(
                    FILE, BaseFont.IDENTITY_H, BaseFont.EMBEDDED, BaseFont.NOT_CACHED, file.readAllBytes(), null);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    BaseFont base() {
        return font;
    }

    Font of(float size) {
        return new Font(font, size);
    }

    /** The text with every character that the font lacks written as its number, so that none is lost: {@code 〔U+20BB7〕}. */
    String printable(String text) {
        var printable = new StringBuilder();
        text.codePoints().forEach(character -> {
            if (character == '\n' || character == '\r' || character == '\t' || font.charExists(character)) {
                printable.appendCodePoint(character);
            } else {
                printable.append("〔U+%04X〕".formatted(character));
            }
        });
        return printable.toString();
    }
}
