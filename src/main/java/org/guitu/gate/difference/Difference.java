package org.guitu.gate.difference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.guitu.gate.difference.Change.Kind;
import org.guitu.gate.file.ModelFile;
import org.guitu.gate.file.Sentence;
import org.guitu.xml.Xml;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * Compares two versions of a file by what they mean: BPMN by element, tables by row and cell, forms by field. What the Modeler only
 * saves in another way is no difference.
 */
public final class Difference {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Difference() {}

    /**
     * What differs, in the order of the file as it will be; nothing where only the way of saving it does.
     *
     * @param before as it is deployed, or null when the file is new
     * @param after as it will be, or null when the file goes; both were found readable by the gate
     */
    public static List<Change> between(ModelFile before, ModelFile after) {
        if (before == null || after == null) {
            return before == null && after == null
                    ? List.of()
                    : List.of(whole(before == null ? after : before, before == null));
        }
        return switch (after.ending()) {
            case "bpmn" -> new BpmnDifference(xml(before), xml(after)).changes();
            case "dmn" -> tables(xml(before), xml(after));
            default -> new FormDifference(json(before), json(after)).changes();
        };
    }

    private static Change whole(ModelFile file, boolean isNew) {
        return isNew
                ? new Change(Kind.ADDED, "", Sentence.of("the file %s is new.", file.shortName()))
                : new Change(Kind.REMOVED, "", Sentence.of("the file %s is gone.", file.shortName()));
    }

    private static List<Change> tables(Element before, Element after) {
        var found = new ArrayList<>(Thing.compare(TableHead.of(before), TableHead.of(after)));
        var old = Table.of(before);
        var now = Table.of(after);
        if (old.isPresent() && now.isPresent()) {
            found.addAll(new TableDifference(old.get(), now.get()).changes());
        }
        return List.copyOf(found);
    }

    private static Element xml(ModelFile file) {
        try {
            return Xml.read(file.content());
        } catch (SAXException unreadable) {
            throw new IllegalArgumentException("%s is not XML.".formatted(file.name()), unreadable);
        }
    }

    private static JsonNode json(ModelFile file) {
        try {
            return JSON.readTree(file.content());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
