package org.guitu.casefile.document;

import java.io.ByteArrayInputStream;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.zip.ZipException;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.guitu.office.RefusedException;

/** What a Word document says of its own parts: of which type they are, and what each refers to (ECMA-376 part 2, 10 and 9). */
final class DocxLists {

    private static final String MAIN =
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    private static final Pattern ACTIVE_TYPE = Pattern.compile("(?i).*(macroEnabled|vbaProject|activeX).*");
    private static final Set<String> ACTIVE_LINKS =
            Set.of("vbaproject", "wordvbadata", "control", "activexcontrolbinary", "oleobject", "afchunk");
    private static final Pattern MACRO_FILE = Pattern.compile("(?i).*\\.(doc|dot|xls|xlt|xla|ppt|pot|pps|ppa|sld)m");

    /** A template on the writer's own disk, which Word names in many a document, is not there for the reader. */
    private static final Pattern OWN_DISK = Pattern.compile("(?i)file:///[a-z]:[/\\\\].*");

    private DocxLists() {}

    /** Whether the list of types is a Word document's. */
    static boolean areWord(byte[] types) throws ZipException {
        var main = new boolean[1];
        elements(types, element -> {
            var type = Objects.requireNonNullElse(element.getAttributeValue(null, "ContentType"), "");
            if (ACTIVE_TYPE.matcher(type).matches()) {
                throw macros();
            }
            main[0] |= type.equals(MAIN);
        });
        return main[0];
    }

    /** Refuses references to what runs, and to what Word would fetch from elsewhere without being asked. */
    static void checkLinks(byte[] relationships) throws ZipException {
        elements(relationships, element -> {
            var type = Objects.requireNonNullElse(element.getAttributeValue(null, "Type"), "");
            var kind = type.substring(type.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
            var target = Objects.requireNonNullElse(element.getAttributeValue(null, "Target"), "");
            boolean external = "External".equalsIgnoreCase(element.getAttributeValue(null, "TargetMode"));
            if (ACTIVE_LINKS.contains(kind)
                    || !external && MACRO_FILE.matcher(target).matches()) {
                throw macros();
            }
            if (external
                    && !kind.equals("hyperlink")
                    && !(kind.equals("attachedtemplate")
                            && OWN_DISK.matcher(target).matches())) {
                throw new RefusedException("这个文档打开时会从别处取内容（外部模板、图片或对象），不能上传。请断开链接另存，或导出为 PDF。");
            }
        });
    }

    private static void elements(byte[] xml, Consumer<XMLStreamReader> look) throws ZipException {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            var reader = factory.createXMLStreamReader(new ByteArrayInputStream(xml));
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamReader.START_ELEMENT) {
                    look.accept(reader);
                }
            }
        } catch (XMLStreamException broken) {
            throw new ZipException("no XML");
        }
    }

    static RefusedException macros() {
        return new RefusedException("这个文档带有宏、控件或嵌入对象，不能上传。请另存为不带这些的 DOCX，或导出为 PDF。");
    }
}
