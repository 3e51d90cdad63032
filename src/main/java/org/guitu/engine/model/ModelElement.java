package org.guitu.engine.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.util.xml.Element;

/** An element of a model with its extension properties ({@code camunda:property}). */
public final class ModelElement {

    private final Element xml;

    ModelElement(Element xml) {
        this.xml = xml;
    }

    /** The value of the extension property of that name; a template of the Modeler leaves one empty that nobody filled in. */
    public Optional<String> property(String name) {
        return Optional.ofNullable(xml.element("extensionElements"))
                .map(extensions -> extensions.element("properties"))
                .flatMap(properties -> properties.elements("property").stream()
                        .filter(property -> name.equals(property.attribute("name")))
                        .map(property -> property.attribute("value"))
                        .filter(value -> value != null && !value.isBlank())
                        .findFirst());
    }

    /** Whether that property says {@code true}. */
    public boolean says(String name) {
        return property(name).filter("true"::equals).isPresent();
    }

    /** What the property of that name names, joined by commas. */
    public List<String> listed(String name) {
        return property(name).map(names -> List.of(names.split(",\\s*"))).orElse(List.of());
    }

    /** What the property of that name names, joined by commas, of each element below that has it, by the element's id. */
    public Map<String, List<String>> listedBelow(String name) {
        var found = new LinkedHashMap<String, List<String>>();
        below(xml)
                .map(ModelElement::new)
                .filter(element -> element.property(name).isPresent())
                .forEach(element -> found.put(element.xml.attribute("id"), element.listed(name)));
        return found;
    }

    /** The ids of the events below that wait for the day which that expression names. */
    public List<String> eventsWaitingFor(String day) {
        return below(xml)
                .filter(element -> Optional.ofNullable(element.element("timerEventDefinition"))
                        .map(timer -> timer.element("timeDate"))
                        .filter(date -> day.equals(date.getText().strip()))
                        .isPresent())
                .map(element -> element.attribute("id"))
                .toList();
    }

    private static Stream<Element> below(Element element) {
        return element.elements().stream().flatMap(child -> Stream.concat(Stream.of(child), below(child)));
    }

    /** The message that the event throws. */
    Optional<String> message() {
        return Optional.ofNullable(xml.element("messageEventDefinition"))
                .map(definition -> definition.attribute("messageRef"));
    }
}
