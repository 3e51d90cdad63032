package org.guitu.migration;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.guitu.gate.file.ModelFile;
import org.guitu.xml.Xml;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * What a process gets to know from others: which facts a table asks about, which ones a message brings along, and what is known of every
 * case without anybody setting it.
 *
 * @param asked by the id of the table
 * @param carried by the name of the message
 * @param known the names of facts that are always there
 */
public record Surroundings(Map<String, Set<String>> asked, Map<String, Set<String>> carried, Set<String> known) {

    private static final Pattern WORD = Pattern.compile("[A-Za-z]\\w*");

    /** @param files the models and tables as they will be */
    public static Surroundings of(Collection<ModelFile> files, Set<String> known) {
        var all = new Surroundings(new HashMap<>(), new HashMap<>(), known);
        files.forEach(all::read);
        return all;
    }

    private void read(ModelFile file) {
        if (file.ending().equals("form")) {
            return;
        }
        try {
            var root = Xml.read(file.content());
            Xml.all(root, "decision").forEach(this::readTable);
            Xml.all(root, "intermediateThrowEvent").forEach(event -> readMessage(root, event));
            Xml.all(root, "endEvent").forEach(event -> readMessage(root, event));
        } catch (SAXException unreadable) {
            throw new IllegalArgumentException("%s is not XML.".formatted(file.name()), unreadable);
        }
    }

    private void readTable(Element table) {
        var facts = asked.computeIfAbsent(table.getAttribute("id"), any -> new TreeSet<>());
        Xml.all(table, "inputExpression").forEach(input -> Xml.all(input, "text")
                .forEach(text -> WORD.matcher(Xml.ownText(text)).results().forEach(word -> facts.add(word.group()))));
    }

    private void readMessage(Element root, Element event) {
        Xml.children(event, "messageEventDefinition").forEach(definition -> Xml.all(root, "message").stream()
                .filter(message -> message.getAttribute("id").equals(definition.getAttribute("messageRef")))
                .forEach(message -> Xml.all(event, "property").stream()
                        .filter(property -> property.getAttribute("name").equals("carries"))
                        .forEach(property -> carried.computeIfAbsent(
                                        message.getAttribute("name"), any -> new TreeSet<>())
                                .addAll(Arrays.asList(
                                        property.getAttribute("value").split(",\\s*"))))));
    }
}
