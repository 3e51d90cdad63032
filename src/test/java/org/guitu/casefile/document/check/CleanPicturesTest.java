package org.guitu.casefile.document.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.guitu.dossier.web.SampleFiles;
import org.guitu.office.RefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a camera writes beside a picture does not get into a dossier. */
class CleanPicturesTest {

    private static final String PLACE = "26.2N-117.6E";

    private static byte[] picture(String format) throws IOException {
        var image = new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < 64; x++) {
            for (int y = 0; y < 48; y++) {
                image.setRGB(x, y, x * y * 977);
            }
        }
        var file = new ByteArrayOutputStream();
        ImageIO.write(image, format, file);
        return file.toByteArray();
    }

    private static byte[] cleanJpeg(byte[] file) throws IOException {
        var clean = new ByteArrayOutputStream();
        CleanJpeg.copy(new ByteArrayInputStream(file), clean);
        return clean.toByteArray();
    }

    private static byte[] cleanPng(byte[] file) throws IOException {
        var clean = new ByteArrayOutputStream();
        CleanPng.copy(new ByteArrayInputStream(file), clean);
        return clean.toByteArray();
    }

    /** The file with something behind its first bytes. */
    private static byte[] with(byte[] file, int at, byte[] part) {
        var both = new ByteArrayOutputStream();
        both.write(file, 0, at);
        both.writeBytes(part);
        both.write(file, at, file.length - at);
        return both.toByteArray();
    }

    private static byte[] segment(int marker, String name, byte[] content) {
        var text = name.getBytes(StandardCharsets.ISO_8859_1);
        return ByteBuffer.allocate(4 + text.length + content.length)
                .put((byte) 0xFF)
                .put((byte) marker)
                .putShort((short) (2 + text.length + content.length))
                .put(text)
                .put(content)
                .array();
    }

    /** An Exif directory that says which side is up, and has a place behind it. */
    private static byte[] exif(ByteOrder order, int orientation) {
        var place = PLACE.getBytes(StandardCharsets.ISO_8859_1);
        return ByteBuffer.allocate(26 + 12 + place.length)
                .order(order)
                .put((order == ByteOrder.LITTLE_ENDIAN ? "II" : "MM").getBytes(StandardCharsets.ISO_8859_1))
                .putShort((short) 42)
                .putInt(8)
                .putShort((short) 2)
                .putShort((short) 0x8825)
                .putShort((short) 4)
                .putInt(1)
                .putInt(38)
                .putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0)
                .putInt(0)
                .put(place)
                .array();
    }

    private static String text(byte[] file) {
        return new String(file, StandardCharsets.ISO_8859_1);
    }

    @Test
    void aPlainPhotographStaysAsItIs() throws IOException {
        assertThat(cleanJpeg(picture("jpeg"))).isEqualTo(picture("jpeg"));
        assertThat(cleanPng(picture("png"))).isEqualTo(picture("png"));
    }

    @Test
    void whereItWasTakenIsLeftOutAndThePictureStays() throws IOException {
        var plain = picture("jpeg");
        var file = plain;
        for (byte[] part : new byte[][] {
            segment(0xE1, "http://ns.adobe.com/xap/1.0/\0", PLACE.getBytes(StandardCharsets.ISO_8859_1)),
            segment(0xE2, "MPF\0", PLACE.getBytes(StandardCharsets.ISO_8859_1)),
            segment(0xED, "Photoshop 3.0\0", PLACE.getBytes(StandardCharsets.ISO_8859_1)),
            segment(0xFE, PLACE, new byte[0])
        }) {
            file = with(file, 2, part);
        }
        file = with(file, file.length, PLACE.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(cleanJpeg(file)).isEqualTo(plain);
    }

    @Test
    void whichSideIsUpStaysWithoutThePlace() throws IOException {
        for (ByteOrder order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
            var file = with(picture("jpeg"), 2, segment(0xE1, "Exif\0\0", exif(order, 6)));
            assertThat(text(file)).contains(PLACE);
            var clean = cleanJpeg(file);
            assertThat(text(clean)).doesNotContain(PLACE).contains("Exif");
            assertThat(clean).isEqualTo(cleanJpeg(clean));
            var upright = Arrays.copyOfRange(clean, 6 + 6, 6 + 6 + 26);
            assertThat(upright).isEqualTo(new byte[] {
                'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0
            });
            assertThat(ImageIO.read(new ByteArrayInputStream(clean))).isNotNull();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5, 40, 300})
    void aPhotographThatIsCutOffIsRefusedInWords(int length) throws IOException {
        var file = Arrays.copyOf(picture("jpeg"), length);
        assertThatThrownBy(() -> cleanJpeg(file))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("打不开");
    }

    @Test
    void whatIsWrittenBesideAPngIsLeftOut() throws IOException {
        var plain = picture("png");
        int header = 8 + 25;
        var file = plain;
        for (String type : new String[] {"eXIf", "tEXt", "iTXt", "zTXt", "tIME", "caBX"}) {
            file = with(file, header, chunk(type, PLACE.getBytes(StandardCharsets.ISO_8859_1)));
        }
        file = with(file, file.length, PLACE.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(cleanPng(file)).isEqualTo(plain);
    }

    private static byte[] chunk(String type, byte[] content) {
        var name = type.getBytes(StandardCharsets.ISO_8859_1);
        var sum = new CRC32();
        sum.update(name);
        sum.update(content);
        return ByteBuffer.allocate(12 + content.length)
                .putInt(content.length)
                .put(name)
                .put(content)
                .putInt((int) sum.getValue())
                .array();
    }

    /** One dot, by itself or with parts before and behind it. */
    private static byte[] webp(byte[]... parts) {
        var dot = SampleFiles.webp();
        var content = new ByteArrayOutputStream();
        if (parts.length > 0) {
            content.writeBytes(riff("VP8X", new byte[] {0x0C, 0, 0, 0, 0, 0, 0, 0, 0, 0}));
        }
        content.write(dot, 12, dot.length - 12);
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        return ByteBuffer.allocate(12 + content.size())
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("RIFF".getBytes(StandardCharsets.ISO_8859_1))
                .putInt(4 + content.size())
                .put("WEBP".getBytes(StandardCharsets.ISO_8859_1))
                .put(content.toByteArray())
                .array();
    }

    private static byte[] riff(String name, byte[] content) {
        return ByteBuffer.allocate(8 + content.length + content.length % 2)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(name.getBytes(StandardCharsets.ISO_8859_1))
                .putInt(content.length)
                .put(content)
                .array();
    }

    private static byte[] cleanWebp(byte[] file) throws IOException {
        var clean = new ByteArrayOutputStream();
        CleanWebp.copy(new ByteArrayInputStream(file), clean);
        return clean.toByteArray();
    }

    @Test
    void ofAWebpOnlyThePictureAndWhichSideIsUpStay() throws IOException {
        assertThat(cleanWebp(webp())).isEqualTo(webp());
        var place = PLACE.getBytes(StandardCharsets.ISO_8859_1);
        for (ByteOrder order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
            for (String before : new String[] {"", "Exif\0\0"}) {
                var exif = new ByteArrayOutputStream();
                exif.writeBytes(before.getBytes(StandardCharsets.ISO_8859_1));
                exif.writeBytes(exif(order, 6));
                var file = webp(riff("EXIF", exif.toByteArray()), riff("XMP ", place), riff("abcd", place));
                var clean = cleanWebp(with(file, file.length, place));
                assertThat(clean).hasSameSizeAs(file);
                assertThat(text(clean)).doesNotContain(PLACE, "XMP ", "abcd").contains("EXIF");
                assertThat(clean[20] & 0x04).as("says that there is XMP").isZero();
                int chunk = text(clean).indexOf("EXIF") + 8;
                assertThat(Orientation.of(Arrays.copyOfRange(clean, chunk, clean.length)))
                        .contains(new Orientation((short) 6));
                assertThat(cleanWebp(clean)).isEqualTo(clean);
            }
        }
    }

    @Test
    void aWebpThatIsBrokenOrMovesIsRefusedInWords() throws IOException {
        var film = webp(riff("ANMF", new byte[20]));
        assertThatThrownBy(() -> cleanWebp(film)).hasMessageContaining("会动");
        var none = webp(riff("EXIF", exif(ByteOrder.BIG_ENDIAN, 1)));
        none[text(none).indexOf("VP8L")] = 'x';
        var longer = webp(riff("EXIF", exif(ByteOrder.BIG_ENDIAN, 1)));
        longer[text(longer).indexOf("EXIF") + 7] = 0x7F;
        var huge = webp();
        Arrays.fill(huge, 16, 20, (byte) 0xFF);
        for (byte[] broken :
                new byte[][] {none, longer, huge, Arrays.copyOf(webp(), 30), Arrays.copyOf(webp(), 13), new byte[0]}) {
            assertThatThrownBy(() -> cleanWebp(broken))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining("打不开");
        }
    }

    @Test
    void aPngThatAnnouncesMoreThanItHasIsRefusedInWords() throws IOException {
        var file = picture("png");
        assertThatThrownBy(() -> cleanPng(Arrays.copyOf(file, file.length - 20)))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("打不开");
        file[8] = 0x7F;
        assertThatThrownBy(() -> cleanPng(file)).isInstanceOf(RefusedException.class);
    }
}
