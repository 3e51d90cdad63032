package org.guitu.modeler;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * An element template of the Modeler: what its panel asks about an element, and what it writes.
 *
 * @param appliesTo the BPMN types, such as {@code bpmn:UserTask}
 */
public record ElementTemplate(
        String id, String name, String description, List<String> appliesTo, List<TemplateField> properties) {

    private static final String SCHEMA =
            "https://unpkg.com/@camunda/element-templates-json-schema/resources/schema.json";
    private static final int VERSION = 1;

    @JsonProperty("$schema")
    public String schema() {
        return SCHEMA;
    }

    @JsonProperty
    public int version() {
        return VERSION;
    }

    /** Names, documentation and all other groups of the panel stay. */
    @JsonProperty
    public boolean entriesVisible() {
        return true;
    }
}
