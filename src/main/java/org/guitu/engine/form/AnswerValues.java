package org.guitu.engine.form;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.SerializableValue;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.spin.plugin.variable.SpinValues;
import org.guitu.casefile.DossierEntry;
import org.guitu.casefile.trait.Trait;
import org.guitu.form.Form;
import org.guitu.form.FormField;

/**
 * Translates answers between the engine's typed variables, as the web apps send and expect them, and plain values, and splits
 * these between engine and dossier.
 */
final class AnswerValues {

    private static final ObjectMapper JSON = new ObjectMapper();

    private AnswerValues() {}

    /** Texts, numbers, booleans and lists; whatever else was sent stays what it is, for the form check to refuse. */
    static Map<String, Object> plain(Map<String, Object> sent) {
        var plain = new HashMap<String, Object>();
        VariableMap typed = Variables.fromMap(sent == null ? Map.of() : sent);
        typed.keySet().forEach(key -> plain.put(key, plainValue(typed.getValueTyped(key))));
        return plain;
    }

    private static Object plainValue(TypedValue value) {
        if (value instanceof SerializableValue serialized && !serialized.isDeserialized()) {
            return "application/json".equals(serialized.getSerializationDataFormat())
                    ? read(serialized.getValueSerialized())
                    : serialized;
        }
        return value == null ? null : value.getValue();
    }

    private static Object read(String json) {
        try {
            return JSON.readValue(json, Object.class);
        } catch (JsonProcessingException notJson) {
            return json;
        }
    }

    /** As a form in the browser takes it: lists as JSON. */
    static Object forBrowser(Object value) {
        if (!(value instanceof Collection)) {
            return value;
        }
        try {
            return SpinValues.jsonValue(JSON.writeValueAsString(value)).create();
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A list of codes can be written as JSON.", impossible);
        }
    }

    /** The answers that the engine gets: the routing facts. */
    static Map<String, Object> facts(Form form, Map<String, Object> answers) {
        var facts = new LinkedHashMap<String, Object>();
        form.fields().stream()
                .filter(field -> !field.isClassified() && answers.containsKey(field.key()))
                .forEach(field -> facts.put(field.key(), answers.get(field.key())));
        return facts;
    }

    /** The answers that the dossier gets: everything personal. */
    static Map<String, DossierEntry.Answer> classified(Form form, Map<String, Object> answers) {
        var classified = new LinkedHashMap<String, DossierEntry.Answer>();
        for (FormField field : form.fields()) {
            var answer = answers.get(field.key());
            if (field.isClassified() && answer != null) {
                classified.put(
                        field.key(),
                        new DossierEntry.Answer(
                                field.dataClass().orElseThrow(),
                                answer,
                                field.index().map(Trait::of),
                                form.room(field.key())));
            }
        }
        return classified;
    }
}
