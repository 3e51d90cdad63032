package org.guitu.casefile.document.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.guitu.dossier.web.SampleFiles;
import org.guitu.office.RefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files built as phones build them, with a picture of a few letters. */
class CleanHeicTest {

    private static final String PLACE = "26.2N-117.6E";
    private static final String PICTURE = "the picture itself";
    private static final String TILES = "how its tiles lie";
    private static final String TURNED = "\0\0\0\u0009irot\u0001";

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] all(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static byte[] box(String type, byte[]... content) {
        var inner = all(content);
        return ByteBuffer.allocate(8 + inner.length)
                .putInt(8 + inner.length)
                .put(bytes(type))
                .put(inner)
                .array();
    }

    private static byte[] item(int id, String type) {
        return box("infe", new byte[] {2, 0, 0, 0, 0, (byte) id, 0, 0}, bytes(type), new byte[1]);
    }

    private static byte[] place(int id, int method, int offset, int length) {
        return ByteBuffer.allocate(16)
                .putShort((short) id)
                .putShort((short) method)
                .putShort((short) 0)
                .putShort((short) 1)
                .putInt(offset)
                .putInt(length)
                .array();
    }

    private static byte[] directory(int content) {
        return box(
                "meta",
                new byte[4],
                box("hdlr", new byte[4], bytes("\0\0\0\0pict"), new byte[13]),
                box("pitm", new byte[] {0, 0, 0, 0, 0, 1}),
                box("xml ", bytes(PLACE)),
                box(
                        "iinf",
                        new byte[] {0, 0, 0, 0, 0, 4},
                        item(1, "hvc1"),
                        item(2, "Exif"),
                        item(3, "mime"),
                        item(4, "grid")),
                box(
                        "iloc",
                        new byte[] {1, 0, 0, 0, 0x44, 0, 0, 4},
                        place(1, 0, content, PICTURE.length()),
                        place(2, 0, content + PICTURE.length(), PLACE.length()),
                        place(3, 1, TILES.length(), PLACE.length()),
                        place(4, 1, 0, TILES.length())),
                box(
                        "iprp",
                        box("ipco", box("ispe", new byte[12]), box("irot", new byte[] {1}), box("udes", bytes(PLACE))),
                        box("ipma", new byte[] {0, 0, 0, 0, 0, 0, 0, 1, 0, 1, 2, 1, 2})),
                box("idat", bytes(TILES), bytes(PLACE)));
    }

    private static byte[] photograph() {
        var type = box("ftyp", bytes("heic\0\0\0\0mif1heic"));
        int content = type.length + directory(0).length + 8;
        return all(
                type,
                directory(content),
                box("mdat", bytes(PICTURE), bytes(PLACE)),
                // The film that some phones take along.
                box("mpvd", bytes(PLACE)));
    }

    private static byte[] clean(byte[] file) throws IOException {
        var clean = new ByteArrayOutputStream();
        CleanHeic.copy(new ByteArrayInputStream(file), clean);
        return clean.toByteArray();
    }

    private static String text(byte[] file) {
        return new String(file, StandardCharsets.ISO_8859_1);
    }

    @Test
    void onlyThePictureStaysWhereItIsAndTurnedAsItWas() throws IOException {
        var file = photograph();
        var clean = text(clean(file));
        assertThat(clean).contains(PICTURE, TILES, TURNED).doesNotContain(PLACE, "mpvd", "udes", "xml ");
        assertThat(clean.indexOf(PICTURE)).isEqualTo(text(file).indexOf(PICTURE));
        assertThat(clean(bytes(clean))).isEqualTo(bytes(clean));
    }

    /** Made by an encoder, with Exif and XMP. */
    @Test
    void whereAPhotographWasTakenIsLeftOut() throws IOException {
        var file = SampleFiles.heic("picture-with-place");
        assertThat(text(file)).contains(PLACE, "xpacket");
        assertThat(clean(file)).hasSameSizeAs(file);
        assertThat(text(clean(file))).doesNotContain(PLACE, "xpacket", "II*", "MM\0*");
    }

    @Test
    void aContentThatGoesToTheEndOfTheFileEndsWithThePicture() throws IOException {
        var file = photograph();
        int content = text(file).indexOf("mdat") - 4;
        Arrays.fill(file, content, content + 4, (byte) 0);
        assertThat(text(clean(file))).endsWith(PICTURE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"iloc", "iinf", "hvc1", "mdat", "meta"})
    void withoutWhatIsNeededItIsRefusedInWords(String part) {
        var file = photograph();
        file[text(file).indexOf(part)] = 'x';
        assertThatThrownBy(() -> clean(file))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("打不开");
    }

    /** Whatever byte is wrong and wherever it ends, it is taken or refused, and nothing else happens. */
    @Test
    void nothingMalformedDoesMoreThanBeRefused() throws IOException {
        var whole = photograph();
        int needed = text(whole).indexOf("mpvd") - 4;
        for (int length = 0; length < needed; length++) {
            var cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> clean(cut)).isInstanceOf(RefusedException.class);
        }
        for (int at = 0; at < whole.length; at++) {
            for (int wrong : new int[] {0, 1, 0x7F, 0x80, 0xFF}) {
                var file = whole.clone();
                file[at] = (byte) wrong;
                try {
                    assertThat(clean(file).length).isLessThanOrEqualTo(file.length);
                } catch (RefusedException refused) {
                    assertThat(refused).hasMessageContaining("HEIC");
                }
            }
        }
    }

    @Test
    void aFilmIsNoPicture() {
        var film = all(box("ftyp", bytes("isom\0\0\0\0mp42")), box("mdat", bytes(PLACE)));
        assertThatThrownBy(() -> clean(film)).hasMessageContaining("不是 HEIC 照片");
    }
}
