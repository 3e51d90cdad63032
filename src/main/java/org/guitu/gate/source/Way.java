package org.guitu.gate.source;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.guitu.gate.file.Sentence;
import org.guitu.gate.net.Node;

/**
 * How an instance of a process comes into being.
 *
 * @param start where it begins
 * @param facts what is set then
 * @param constants those of them that always have the same value
 * @param by the process that starts it, if one does
 * @param at the event or call there
 * @param words the same for a sentence
 */
public record Way(
        Node start,
        Set<String> facts,
        Map<String, Object> constants,
        Optional<Version> by,
        String at,
        Sentence words) {}
