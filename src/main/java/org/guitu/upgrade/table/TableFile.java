package org.guitu.upgrade.table;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.guitu.upgrade.table.Row.Cell;
import org.guitu.xml.Xml;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Writes a decision table with other rows than those it was read with. */
final class TableFile {

    private static final List<String> CELLS = List.of("inputEntry", "outputEntry");
    private static final String REMARK = "annotationEntry";
    private static final String ROW = "\n      ";
    private static final String CELL = "\n        ";

    private final Document document;
    private final Element table;
    private final Set<String> ids = new HashSet<>();

    private TableFile(Element original) {
        this.document = (Document) original.getOwnerDocument().cloneNode(true);
        this.table = Xml.all(document.getDocumentElement(), "decisionTable").get(0);
        Xml.children(table, "rule").forEach(table::removeChild);
        Xml.all(document.getDocumentElement(), "*").forEach(element -> ids.add(element.getAttribute("id")));
    }

    /** The file of that table with these rows in place of its own. */
    static byte[] write(Element table, List<Row> rows) {
        var file = new TableFile(table);
        file.tidy();
        rows.forEach(file::add);
        file.table.appendChild(file.document.createTextNode("\n    "));
        return file.bytes();
    }

    /** Everything but the rows, however it is indented. */
    static String head(Element table) {
        var file = new TableFile(table);
        return new String(file.bytes(), StandardCharsets.UTF_8).replaceAll(">\\s+<", "><");
    }

    private void tidy() {
        for (Node node = table.getLastChild();
                node != null && node.getNodeType() == Node.TEXT_NODE;
                node = table.getLastChild()) {
            table.removeChild(node);
        }
    }

    private void add(Row row) {
        var rule = created("rule", row.rule());
        Xml.children(row.rule()).stream()
                .filter(child -> !CELLS.contains(child.getLocalName()) && !REMARK.equals(child.getLocalName()))
                .forEach(child -> append(rule, copy(child)));
        addCells(rule, row.inputs(), CELLS.get(0));
        addCells(rule, row.outputs(), CELLS.get(1));
        Xml.children(row.rule(), REMARK).forEach(remark -> append(rule, copy(remark)));
        rule.appendChild(document.createTextNode(ROW));
        table.appendChild(document.createTextNode(ROW));
        table.appendChild(rule);
    }

    private void addCells(Element rule, List<Cell> cells, String kind) {
        for (Cell cell : cells) {
            append(rule, cell.entry() == null ? empty(kind, rule) : copy(cell.entry()));
        }
    }

    private void append(Element rule, Element child) {
        rule.appendChild(document.createTextNode(CELL));
        rule.appendChild(child);
    }

    private Element empty(String kind, Element rule) {
        var entry = element(kind);
        entry.setAttribute("id", unused(rule.getAttribute("id") + "-" + kind));
        entry.appendChild(element("text"));
        return entry;
    }

    private Element copy(Element original) {
        var copy = created(original.getLocalName(), original);
        for (Node node = original.getFirstChild(); node != null; node = node.getNextSibling()) {
            copy.appendChild(node instanceof Element child ? copy(child) : document.importNode(node, true));
        }
        return copy;
    }

    /** An element of this file's own DMN version, with the attributes of one from another file. */
    private Element created(String name, Element original) {
        var element = String.valueOf(original.getNamespaceURI()).contains("/DMN/")
                ? element(name)
                : document.createElementNS(original.getNamespaceURI(), original.getNodeName());
        Xml.attributes(original)
                .forEach(attribute -> element.setAttributeNS(
                        attribute.getNamespaceURI(),
                        attribute.getName(),
                        attribute.getName().equals("id") ? unused(attribute.getValue()) : attribute.getValue()));
        return element;
    }

    private Element element(String name) {
        var prefix = table.getPrefix();
        return document.createElementNS(table.getNamespaceURI(), prefix == null ? name : prefix + ":" + name);
    }

    /** Two files may have given one id to different elements. */
    private String unused(String id) {
        var free = id;
        for (int number = 2; !ids.add(free); number++) {
            free = id + "-" + number;
        }
        return free;
    }

    private byte[] bytes() {
        try {
            var factory = TransformerFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            var transformer = factory.newTransformer();
            transformer.setOutputProperty(OutputKeys.ENCODING, "UTF-8");
            document.setXmlStandalone(true);
            var out = new ByteArrayOutputStream();
            transformer.transform(new DOMSource(document), new StreamResult(out));
            return out.toByteArray();
        } catch (TransformerException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
