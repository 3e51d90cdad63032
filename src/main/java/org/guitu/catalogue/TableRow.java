package org.guitu.catalogue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.guitu.xml.Xml;
import org.w3c.dom.Element;

/**
 * A row of a decision table that is read as a list: what its first input is compared with, and what it says.
 *
 * @param id of the rule
 * @param input the code in its first cell
 * @param outputs by their names, codes without quotes; empty where nothing stands
 */
public record TableRow(String id, String input, Map<String, String> outputs) {

    public static List<TableRow> all(Element root) {
        var names = Xml.all(root, "output").stream()
                .map(output -> output.getAttribute("name"))
                .toList();
        return Xml.all(root, "rule").stream().map(rule -> row(rule, names)).toList();
    }

    private static TableRow row(Element rule, List<String> names) {
        var outputs = new HashMap<String, String>();
        var cells = Xml.children(rule, "outputEntry");
        for (int i = 0; i < Math.min(names.size(), cells.size()); i++) {
            outputs.put(names.get(i), code(cells.get(i)));
        }
        var input = Xml.children(rule, "inputEntry").stream()
                .findFirst()
                .map(TableRow::code)
                .orElse("");
        return new TableRow(Xml.idOf(rule), input, outputs);
    }

    private static String code(Element cell) {
        return cell.getTextContent().strip().replace("\"", "");
    }

    public String output(String name) {
        return outputs.getOrDefault(name, "");
    }
}
