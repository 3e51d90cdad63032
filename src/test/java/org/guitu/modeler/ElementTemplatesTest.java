package org.guitu.modeler;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.guitu.modeler.TemplateField.Choice;
import org.guitu.office.Department;
import org.guitu.office.Directory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The templates are such as the Modeler reads them: {@code @camunda/element-templates-json-schema} 0.22.1, by its MIT licence. */
class ElementTemplatesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Directory DIRECTORY = Directory.packaged();

    private static Stream<ElementTemplate> templates() {
        return new ElementTemplates(DIRECTORY).all().stream();
    }

    private static JsonSchema schema() throws IOException {
        try (var file = ElementTemplatesTest.class.getResourceAsStream("element-template-schema.json")) {
            return JsonSchemaFactory.getInstance(VersionFlag.V7).getSchema(file);
        }
    }

    @ParameterizedTest
    @MethodSource("templates")
    void followTheSchemaOfTheModeler(ElementTemplate template) throws IOException {
        JsonNode json = JSON.valueToTree(template);
        assertThat(schema().validate(json)).as(json::toPrettyString).isEmpty();
    }

    @Test
    void theSchemaRefusesWhatTheModelerWould() throws IOException {
        var broken = JSON.createObjectNode().put("name", "x").put("id", "x");
        broken.putArray("appliesTo").add("bpmn:Task");
        broken.putArray("properties").addObject().put("type", "Dropdown");
        assertThat(schema().validate(broken))
                .extracting(ValidationMessage::getMessage)
                .isNotEmpty();
    }

    @Test
    void eachHasAnIdAndAChineseNameOfItsOwn() {
        assertThat(templates().map(ElementTemplate::id)).doesNotHaveDuplicates();
        assertThat(templates().map(ElementTemplate::name))
                .doesNotHaveDuplicates()
                .allMatch(name -> name.startsWith("归途 · "));
        assertThat(templates().flatMap(template -> template.properties().stream()))
                .allMatch(
                        field -> field.type().equals("Hidden") || field.label().matches(".*\\p{IsHan}.*"));
    }

    @Test
    void theQueuesAreTheDepartments() {
        assertThat(queues("guitu.task"))
                .containsExactlyElementsOf(
                        Stream.concat(DIRECTORY.departments().stream().map(Department::id), Stream.of("supervisor"))
                                .toList());
        assertThat(queues("guitu.approval")).contains("civil-affairs,supervisor", "police", "supervisor");
    }

    private static List<String> queues(String template) {
        return templates()
                .filter(any -> any.id().equals(template))
                .flatMap(any -> any.properties().stream())
                .filter(field ->
                        "camunda:candidateGroups".equals(field.binding().get("name")))
                .flatMap(field -> field.choices().stream())
                .map(Choice::value)
                .toList();
    }
}
