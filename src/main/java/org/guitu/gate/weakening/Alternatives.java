package org.guitu.gate.weakening;

import java.util.HashSet;
import java.util.Set;

/** A condition of a form as its alternatives, the parts that {@code or} joins; empty where there is no condition. */
record Alternatives(Set<String> parts) {

    static Alternatives of(String feel) {
        var text = feel.strip().replaceFirst("^=", "").replaceAll("\\s+", " ").strip();
        var parts = new HashSet<String>();
        int depth = 0;
        boolean quoted = false;
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            char at = text.charAt(i);
            quoted ^= at == '"';
            depth += quoted ? 0 : at == '(' || at == '[' ? 1 : at == ')' || at == ']' ? -1 : 0;
            if (!quoted && depth == 0 && text.startsWith(" or ", i)) {
                parts.add(text.substring(from, i).strip());
                from = i + " or ".length();
            }
        }
        parts.add(text.substring(from).strip());
        parts.remove("");
        return new Alternatives(parts);
    }

    /** Whether it is true wherever the other one is, as far as the words tell. */
    boolean covers(Alternatives other) {
        return parts.contains("true") || parts.containsAll(other.parts);
    }
}
