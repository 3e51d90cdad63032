package org.guitu.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guitu.clock.ClockAct;
import org.guitu.clock.ClockReason;
import org.guitu.gate.file.ModelFile;
import org.guitu.gate.file.ProblemList;
import org.guitu.modeler.ElementTemplate;
import org.guitu.modeler.ElementTemplates;
import org.guitu.modeler.TemplateField;
import org.guitu.modeler.TemplateField.Choice;
import org.guitu.office.Directory;
import org.guitu.xml.Xml;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** What the Modeler's templates write is what the gate knows, all of it and nothing else. */
class TemplatesFollowTheGateTest {

    /** A property of the gate, as a template offers it for one kind of element. */
    private record Offer(String element, String property, TemplateField field) {}

    private static Stream<ElementTemplate> templates() {
        return new ElementTemplates(Directory.packaged()).all().stream();
    }

    private static List<Offer> offers() {
        return templates()
                .flatMap(template -> template.appliesTo().stream().flatMap(type -> template.properties().stream()
                        .filter(field ->
                                "camunda:property".equals(field.binding().get("type")))
                        .map(field -> new Offer(local(type), field.binding().get("name"), field))))
                .toList();
    }

    /** {@code bpmn:UserTask}: {@code userTask}. */
    private static String local(String type) {
        var name = type.substring("bpmn:".length());
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }

    private static Set<String> choices(String property) {
        return offers().stream()
                .filter(offer -> offer.property().equals(property))
                .flatMap(offer -> offer.field().choices().stream())
                .map(Choice::value)
                .filter(value -> !value.isEmpty())
                .collect(Collectors.toSet());
    }

    @Test
    void everyPropertyOfTheGateHasAField() {
        assertThat(offers().stream().map(Offer::property).collect(Collectors.toSet()))
                .isEqualTo(Set.copyOf(Bpmn.PROPERTIES));
    }

    @Test
    void everyFieldIsOfferedWhereTheGateWantsIt() {
        assertThat(offers()).allMatch(offer -> PropertyRules.PLACES
                .getOrDefault(offer.property(), List.of(offer.element()))
                .contains(offer.element()));
        PropertyRules.PLACES.forEach((property, places) -> assertThat(offers().stream()
                        .filter(offer -> offer.property().equals(property))
                        .map(Offer::element)
                        .collect(Collectors.toSet()))
                .as(property)
                .isEqualTo(Set.copyOf(places)));
    }

    @Test
    void listsAreThoseOfTheGate() {
        assertThat(choices("inCases")).isEqualTo(Set.copyOf(PropertyRules.FAMILIES));
        assertThat(choices("directory")).isEqualTo(Set.copyOf(PropertyRules.DIRECTORY));
        assertThat(choices("discloses"))
                .isEqualTo(Stream.concat(DisclosureRules.RECIPIENTS.stream(), Stream.of(DisclosureRules.OTHERS))
                        .collect(Collectors.toSet()));
        assertThat(choices("suspendClocks"))
                .isEqualTo(ClockReason.of(ClockAct.SUSPENDED).stream()
                        .map(ClockReason::code)
                        .collect(Collectors.toSet()));
    }

    @Test
    void whateverOurOwnModelsSayCanBeChosen() throws IOException, SAXException {
        var missing = new ArrayList<String>();
        try (var files = Files.list(Path.of("processes"))) {
            for (Path file :
                    files.filter(any -> any.toString().endsWith(".bpmn")).toList()) {
                for (Element property : Xml.all(Xml.read(Files.readAllBytes(file)), "property")) {
                    var owner = property.getParentNode().getParentNode().getParentNode();
                    if (offers().stream().noneMatch(offer -> offers(offer, owner.getLocalName(), property))) {
                        missing.add("%s at <%s>: %s"
                                .formatted(
                                        property.getAttribute("name"),
                                        owner.getLocalName(),
                                        property.getAttribute("value")));
                    }
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    private static boolean offers(Offer offer, String element, Element property) {
        var value = property.getAttribute("value");
        return offer.element().equals(element)
                && offer.property().equals(property.getAttribute("name"))
                && (offer.field().choices() == null
                                && (!offer.field().type().equals("Hidden")
                                        || value.equals(offer.field().value()))
                        || offer.field().choices() != null
                                && offer.field().choices().stream()
                                        .map(Choice::value)
                                        .anyMatch(value::equals));
    }

    /** As the Modeler writes it before anything is filled in: the template's name, constants, and what is empty as empty. */
    @ParameterizedTest
    @MethodSource("templates")
    void whatTheModelerWritesIsKnownToTheGate(ElementTemplate template) throws SAXException {
        for (String type : template.appliesTo()) {
            var element = local(type);
            var problems = new ProblemList(new ModelFile("applied.bpmn", new byte[0]));
            new ProcessCheck(problems).check(Xml.read(applied(template, element).getBytes(StandardCharsets.UTF_8)));
            assertThat(problems.found()).as(element).isEmpty();
        }
    }

    private static String applied(ElementTemplate template, String element) {
        var attributes = new StringBuilder(" camunda:modelerTemplate=\"%s\" camunda:modelerTemplateVersion=\"%d\""
                .formatted(template.id(), template.version()));
        var properties = new StringBuilder();
        var mappings = new StringBuilder();
        template.properties().forEach(field -> {
            var value = field.value() == null ? "" : field.value().toString();
            var binding = field.binding();
            switch (binding.get("type")) {
                case "property" -> attributes.append(" %s=\"%s\"".formatted(binding.get("name"), value));
                case "camunda:property" ->
                    properties.append(
                            "<camunda:property name=\"%s\" value=\"%s\"/>".formatted(binding.get("name"), value));
                case "camunda:in" ->
                    mappings.append(
                            "<camunda:in source=\"%s\" target=\"%s\"/>".formatted(value, binding.get("target")));
                case "camunda:in:businessKey" -> mappings.append("<camunda:in businessKey=\"%s\"/>".formatted(value));
                case "camunda:out" ->
                    mappings.append("<camunda:out source=\"%s\" target=\"x\"/>".formatted(binding.get("source")));
                default -> throw new IllegalArgumentException(binding.get("type"));
            }
        });
        return """
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" \
                xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:modeler="http://camunda.org/schema/modeler/1.0" \
                id="d" targetNamespace="http://bpmn.io/schema/bpmn" exporter="Camunda Modeler" exporterVersion="5.40.0" \
                modeler:executionPlatform="Camunda Platform" modeler:executionPlatformVersion="7.24.0">
                <bpmn:%1$s id="x"%2$s><bpmn:extensionElements><camunda:properties>%3$s</camunda:properties>%4$s\
                </bpmn:extensionElements></bpmn:%1$s></bpmn:definitions>"""
                .formatted(element, attributes, properties, mappings);
    }
}
