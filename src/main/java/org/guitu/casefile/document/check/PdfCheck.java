package org.guitu.casefile.document.check;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.guitu.office.RefusedException;

/**
 * Whether a PDF does nothing by itself: no scripts, nothing that starts a program, sends a form or asks another server for something as soon as it
 * is opened, no files within it. Told by the names in
 * its objects (ISO 32000-1, 7.3.5), also of those that are packed into streams (7.5.7). Every place is looked at where a reader might
 * find an object, whatever the file's own directory says; what cannot be looked at is refused.
 */
public final class PdfCheck {

    private static final Set<String> ACTIVE = Set.of(
            "JavaScript",
            "JS",
            "XFA",
            "Launch",
            "SubmitForm",
            "ImportData",
            "RichMedia",
            "EmbeddedFile",
            "EmbeddedFiles",
            "FileAttachment",
            "GoToE",
            // Opens another file, which may be anybody's on the network, or plays it.
            "GoToR",
            "Rendition",
            "Movie",
            "Sound",
            // Whatever is done when a page or field is come to.
            "AA");

    private static final String LEADS_OUT = "URI";

    private static final Pattern OBJECT = Pattern.compile("(?<![A-Za-z])(obj|trailer|xref)(?![A-Za-z])");
    private static final Pattern NUMBERS = Pattern.compile("\\s*\\d+\\s+(\\d+)");
    private static final Pattern COUNT = Pattern.compile("/N\\s+(\\d{1,6})");
    private static final Pattern FIRST = Pattern.compile("/First\\s+(\\d{1,8})");
    private static final Pattern ONLY_DEFLATED =
            Pattern.compile("(?s).*/Filter\\s*(/FlateDecode|\\[\\s*/FlateDecode\\s*])(?!\\w).*");
    private static final String STREAM = "stream";
    private static final String END_OF_STREAM = "endstream";

    private static final long LARGEST_UNPACKED = 100L << 20;
    /** How often each byte may be looked at, so that no file is made to take long. */
    private static final int MOST_LOOKS = 8;

    private final String file;
    private long budget;
    private long unpacked;
    private boolean acts;
    private boolean leadsOut;

    private PdfCheck(byte[] file) {
        this.file = new String(file, StandardCharsets.ISO_8859_1);
        this.budget = (long) MOST_LOOKS * file.length + LARGEST_UNPACKED;
    }

    /** @throws RefusedException when it does something, or cannot be looked at */
    public static void check(byte[] file) {
        new PdfCheck(file).check();
    }

    private void check() {
        var packed = new LinkedHashMap<Integer, Integer>();
        var objects = OBJECT.matcher(file);
        while (objects.find()) {
            var object = new PdfNames(file, objects.end());
            look(object);
            if (object.names().contains("Encrypt")) {
                throw new RefusedException("这个 PDF 设有密码或权限限制，无法检查，不能上传。请去掉密码另存，或打印为 PDF，再上传。");
            }
            if (object.endsWith(STREAM) && isPacked(object)) {
                packed.put(objects.end(), object.end());
            }
            spend(object.end() - objects.end());
        }
        // Now that nothing is encrypted.
        packed.forEach((start, end) -> lookInto(file.substring(start, end), end));
        if (acts && leadsOut) {
            // Which of the two belongs to which cannot be told without reading it as its viewer does.
            throw active();
        }
    }

    private void spend(int looks) {
        budget -= looks;
        if (budget < 0) {
            throw unreadable();
        }
    }

    /** Whether other objects are within the stream: it says so, or it says how many. */
    private static boolean isPacked(PdfNames object) {
        return object.names().contains("ObjStm") || object.names().containsAll(Set.of("N", "First"));
    }

    private void lookInto(String dictionary, int afterKeyword) {
        var plain = unescaped(dictionary);
        var count = COUNT.matcher(plain);
        var first = FIRST.matcher(plain);
        if (!count.find() || !first.find() || plain.contains("/DecodeParms") || plain.contains("/Crypt")) {
            throw unreadable();
        }
        int start = file.startsWith("\r\n", afterKeyword) ? afterKeyword + 2 : afterKeyword + 1;
        int end = file.indexOf(END_OF_STREAM, start);
        var packed = file.substring(start, end < 0 ? file.length() : end);
        var content = plain.contains("/Filter") ? inflated(packed, plain) : packed;
        for (int offset : offsets(content, Integer.parseInt(count.group(1)), Integer.parseInt(first.group(1)))) {
            var object = new PdfNames(content, offset);
            look(object);
            spend(object.end() - offset);
        }
    }

    /** Where the objects begin: each by its own word, since one may be written so that it seems to swallow the next. */
    private static List<Integer> offsets(String content, int count, int first) {
        var offsets = new TreeSet<>(List.of(0, Math.min(first, content.length())));
        var numbers = NUMBERS.matcher(content);
        for (int i = 0; i < count && numbers.find() && numbers.start() < first; i++) {
            long offset = first
                    + Long.parseLong(numbers.group(1)
                            .substring(0, Math.min(9, numbers.group(1).length())));
            if (offset < content.length()) {
                offsets.add((int) offset);
            }
        }
        return List.copyOf(offsets);
    }

    private String inflated(String packed, String dictionary) {
        if (!ONLY_DEFLATED.matcher(dictionary).matches()) {
            throw unreadable();
        }
        var inflater = new Inflater();
        inflater.setInput(packed.getBytes(StandardCharsets.ISO_8859_1));
        var content = new StringBuilder();
        var buffer = new byte[16 * 1024];
        try {
            for (int read = inflater.inflate(buffer); read > 0; read = inflater.inflate(buffer)) {
                unpacked += read;
                if (unpacked > LARGEST_UNPACKED) {
                    throw unreadable();
                }
                content.append(new String(buffer, 0, read, StandardCharsets.ISO_8859_1));
            }
            if (inflater.needsDictionary()) {
                throw unreadable();
            }
            return content.toString();
        } catch (DataFormatException broken) {
            throw unreadable();
        } finally {
            inflater.end();
        }
    }

    private static String unescaped(String dictionary) {
        return Arrays.stream(dictionary.split("(?=/)")).map(PdfNames::unescaped).reduce("", String::concat);
    }

    private void look(PdfNames object) {
        if (object.names().stream().anyMatch(ACTIVE::contains)) {
            throw active();
        }
        acts |= object.acts();
        leadsOut |= object.names().contains(LEADS_OUT);
    }

    private static RefusedException active() {
        return new RefusedException("这个 PDF 带有脚本、会启动程序或连到别处的动作，或者附件，不能上传。请打印为 PDF 再上传；附件请单独上传。");
    }

    private static RefusedException unreadable() {
        return new RefusedException("这个 PDF 的内部结构无法检查，不能上传。请用“打印为 PDF”另存一次，再上传。");
    }
}
