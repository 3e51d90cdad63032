package org.guitu.modeler;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;

/**
 * A field of the Modeler's panel, and what of the element it writes.
 *
 * @param value what it begins with, a text or a boolean; {@code null} for nothing
 * @param binding the attribute, extension property or mapping that it writes
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record TemplateField(
        String label,
        String description,
        String type,
        Object value,
        List<Choice> choices,
        Map<String, Object> constraints,
        Map<String, String> binding) {

    private static final String HIDDEN = "Hidden";

    /**
     * One choice of a list.
     *
     * @param name what people read
     * @param value what is written; empty for a property that then says nothing
     */
    public record Choice(String name, String value) {}

    private static TemplateField of(String label, Map<String, String> binding) {
        return new TemplateField(label, null, "String", null, null, null, binding);
    }

    /** An attribute, such as {@code camunda:formRef}. */
    static TemplateField attribute(String label, String name) {
        return of(label, Map.of("type", "property", "name", name));
    }

    /** An extension property. */
    static TemplateField property(String label, String name) {
        return of(label, Map.of("type", "camunda:property", "name", name));
    }

    /** What a called process gets by that name. */
    static TemplateField in(String label, String target) {
        return of(label, Map.of("type", "camunda:in", "target", target));
    }

    static TemplateField businessKey() {
        return of(null, Map.of("type", "camunda:in:businessKey"));
    }

    /** What comes back of it. */
    static TemplateField out(String label, String source) {
        return of(label, Map.of("type", "camunda:out", "source", source));
    }

    TemplateField about(String words) {
        return new TemplateField(label, words, type, value, choices, constraints, binding);
    }

    TemplateField beginningWith(Object first) {
        return new TemplateField(label, description, type, first, choices, constraints, binding);
    }

    TemplateField oneOf(List<Choice> options) {
        return new TemplateField(label, description, "Dropdown", value, options, constraints, binding);
    }

    TemplateField yesOrNo(boolean first) {
        return new TemplateField(label, description, "Boolean", first, choices, constraints, binding);
    }

    /** Always the same, and not shown. */
    TemplateField always(Object constant) {
        return new TemplateField(label, description, HIDDEN, constant, choices, constraints, binding);
    }

    TemplateField required() {
        return new TemplateField(label, description, type, value, choices, Map.of("notEmpty", true), binding);
    }

    TemplateField matching(String pattern, String message) {
        return new TemplateField(
                label,
                description,
                type,
                value,
                choices,
                Map.of("pattern", Map.of("value", pattern, "message", message)),
                binding);
    }
}
