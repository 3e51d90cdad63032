package org.guitu.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.SerializableValue;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.spin.plugin.variable.SpinValues;

/** Translates answers between the engine's typed variables, as the web apps send and expect them, and plain values. */
final class Answers {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Answers() {}

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
}
