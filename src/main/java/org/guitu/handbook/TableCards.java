package org.guitu.handbook;

import java.util.Map;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.renderer.html.AttributeProvider;

/** Tables become cards on a narrow screen, as on every page (guitu.css): each answer but a row's first says whose column it stands in. */
final class TableCards implements AttributeProvider {

    @Override
    public void setAttributes(Node node, String tag, Map<String, String> attributes) {
        if (node instanceof TableBlock) {
            attributes.put("class", "stacked");
        } else if (node instanceof TableCell cell && !cell.isHeader() && cell.getPrevious() != null) {
            attributes.put("data-label", columnOf(cell));
        }
    }

    private static String columnOf(TableCell cell) {
        var table = cell.getParent().getParent().getParent();
        var header = table.getFirstChild().getFirstChild().getFirstChild();
        for (Node before = cell.getPrevious(); before != null && header != null; before = before.getPrevious()) {
            header = header.getNext();
        }
        return header == null ? "" : words(header);
    }

    private static String words(Node node) {
        var words = new StringBuilder();
        node.accept(new AbstractVisitor() {
            @Override
            public void visit(Text text) {
                words.append(text.getLiteral());
            }

            @Override
            public void visit(Code code) {
                words.append(code.getLiteral());
            }
        });
        return words.toString();
    }
}
