package org.guitu.gate.fact;

import java.util.ArrayList;
import java.util.List;
import org.guitu.xml.Xml;
import org.w3c.dom.Element;

/** What each output column of a table can say. */
final class TableOutputs {

    private TableOutputs() {}

    /** By column, in their order. */
    static List<Values> of(Element root) {
        var found = new ArrayList<Values>();
        int columns = Xml.all(root, "output").size();
        for (int i = 0; i < columns; i++) {
            found.add(Values.NONE);
        }
        var results = new FeelResults(name -> Values.ANY);
        for (Element rule : Xml.all(root, "rule")) {
            var cells = Xml.children(rule, "outputEntry");
            for (int i = 0; i < Math.min(columns, cells.size()); i++) {
                var text = cells.get(i).getTextContent();
                var said = text.isBlank()
                        ? Values.NONE
                        : FeelParser.expression(text).map(results::of).orElse(Values.ANY);
                found.set(i, found.get(i).or(said));
            }
        }
        return found;
    }
}
