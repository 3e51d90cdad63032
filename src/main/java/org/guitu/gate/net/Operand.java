package org.guitu.gate.net;

import java.util.function.Function;

/** What stands on one side of a comparison, or is handed on by a mapping. */
public sealed interface Operand {

    /** Its value, where {@code facts} gives those of facts. */
    Object in(Function<String, Object> facts);

    /** A routing fact, by name. */
    record Fact(String name) implements Operand {
        @Override
        public Object in(Function<String, Object> facts) {
            return facts.apply(name);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** A code, a number ({@code Long}), a boolean or null. */
    record Constant(Object value) implements Operand {
        @Override
        public Object in(Function<String, Object> facts) {
            return value;
        }

        @Override
        public String toString() {
            return value instanceof String code ? "'" + code + "'" : String.valueOf(value);
        }
    }

    /** As the small grammar of expressions writes it: {@code 'enrolled'}, {@code true}, {@code null}, {@code 16}, {@code minor}. */
    static Operand of(String text) {
        if (text.startsWith("'")) {
            return new Constant(text.substring(1, text.length() - 1));
        }
        return switch (text) {
            case "true", "false" -> new Constant(Boolean.valueOf(text));
            case "null" -> new Constant(null);
            default -> text.matches("-?\\d+") ? new Constant(Long.valueOf(text)) : new Fact(text);
        };
    }
}
