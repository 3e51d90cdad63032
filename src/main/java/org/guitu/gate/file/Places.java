package org.guitu.gate.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.guitu.xml.Xml;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** What people call the elements of a model: tasks by name and lane, questions by label, rows of a table by number. */
public final class Places {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> CELLS = List.of("inputEntry", "outputEntry");

    private Places() {}

    /** Where that element of the file is; {@link Place#NONE} when the file cannot be read or has no such element. */
    public static Place of(ModelFile file, String element) {
        if (element.isEmpty()) {
            return Place.NONE;
        }
        try {
            return switch (file.ending()) {
                case "bpmn" -> inProcess(Xml.read(file.content()), element);
                case "dmn" -> inTable(Xml.read(file.content()), element);
                case "form" -> inForm(JSON.readTree(file.content()), element);
                default -> Place.NONE;
            };
        } catch (SAXException | IOException unreadable) {
            return Place.NONE;
        }
    }

    /** The problem with the name by which people know its element; its file is sent, or else deployed. */
    public static Problem named(Problem problem, List<ModelFile> sent, Supplier<List<ModelFile>> deployed) {
        return Stream.of((Supplier<List<ModelFile>>) () -> sent, deployed)
                .flatMap(files -> files.get().stream())
                .filter(file -> file.name().equals(problem.file()))
                .findFirst()
                .map(file -> problem.at(of(file, problem.element())))
                .orElse(problem);
    }

    private static Place inProcess(Element root, String id) {
        var found = find(root, id);
        if (found.isEmpty()) {
            return Place.NONE;
        }
        for (Node node = found.get(); node instanceof Element at; node = at.getParentNode()) {
            var name = at.getLocalName().equals("sequenceFlow") ? flow(root, at) : at.getAttribute("name");
            if (!name.isBlank()) {
                return new Place(oneLine(name), lane(root, at));
            }
        }
        return new Place("", lane(root, found.get()));
    }

    /** A flow is known by its answer, or else by what it leads from and to. */
    private static String flow(Element root, Element flow) {
        return flow.getAttribute("name").isBlank()
                ? Stream.of("sourceRef", "targetRef")
                        .map(end -> find(root, flow.getAttribute(end))
                                .map(node -> node.getAttribute("name"))
                                .filter(name -> !name.isBlank())
                                .orElse(flow.getAttribute(end)))
                        .reduce("%s → %s"::formatted)
                        .orElse("")
                : flow.getAttribute("name");
    }

    private static String lane(Element root, Element element) {
        for (Node node = element; node instanceof Element at; node = at.getParentNode()) {
            var id = at.getLocalName().equals("sequenceFlow") ? at.getAttribute("sourceRef") : at.getAttribute("id");
            var lane = Xml.all(root, "flowNodeRef").stream()
                    .filter(ref -> ref.getTextContent().strip().equals(id))
                    .map(ref -> (Element) ref.getParentNode())
                    .findFirst();
            if (lane.isPresent()) {
                return oneLine(lane.get().getAttribute("name"));
            }
        }
        return "";
    }

    private static Place inTable(Element root, String id) {
        var found = find(root, id);
        if (found.isEmpty()) {
            return Place.NONE;
        }
        var element = found.get();
        var rule = CELLS.contains(element.getLocalName()) ? (Element) element.getParentNode() : element;
        if (!rule.getLocalName().equals("rule")) {
            return new Place(
                    oneLine(Optional.of(element.getAttribute("label"))
                            .filter(label -> !label.isBlank())
                            .orElse(element.getAttribute("name"))),
                    "");
        }
        int row = Xml.children((Element) rule.getParentNode(), "rule").indexOf(rule) + 1;
        var first = Xml.children(rule, "inputEntry").stream()
                .map(entry -> entry.getTextContent().strip())
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("–");
        return new Place("%d: %s%s".formatted(row, first, column(root, element)), "");
    }

    private static String column(Element root, Element cell) {
        if (!CELLS.contains(cell.getLocalName())) {
            return "";
        }
        int at = Xml.children((Element) cell.getParentNode(), cell.getLocalName())
                .indexOf(cell);
        var columns = Xml.all(root, cell.getLocalName().replace("Entry", ""));
        if (at >= columns.size()) {
            return "";
        }
        var column = columns.get(at);
        return " / "
                + Stream.of("label", "name")
                        .map(column::getAttribute)
                        .filter(name -> !name.isBlank())
                        .findFirst()
                        .orElseGet(() -> Xml.ownText(column).isBlank()
                                ? column.getTextContent().strip()
                                : Xml.ownText(column));
    }

    private static Place inForm(JsonNode parent, String key) {
        for (JsonNode component : parent.path("components")) {
            if (key.equals(component.path("key").asText())
                    || key.equals(component.path("id").asText())) {
                var label = Stream.of("label", "dateLabel", "timeLabel", "text")
                        .map(name -> component.path(name).asText())
                        .filter(text -> !text.isBlank())
                        .findFirst()
                        .orElse("");
                return new Place(oneLine(label), "");
            }
            var below = inForm(component, key);
            if (below != Place.NONE) {
                return below;
            }
        }
        return Place.NONE;
    }

    private static Optional<Element> find(Element root, String id) {
        return Xml.all(root, "*").stream()
                .filter(element -> id.equals(element.getAttribute("id")))
                .findFirst();
    }

    private static String oneLine(String text) {
        var line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= 40 ? line : line.substring(0, 40) + "…";
    }
}
