package org.guitu.mycases;

import java.util.List;

/**
 * Something that may be started in a case.
 *
 * @param process the key, {@code name} what the model calls it
 * @param explanation when it is used and what follows, in the words of its start form
 * @param obstacles why the form would start nothing now; nothing where it would
 */
public record CaseEvent(String process, String name, String explanation, List<String> obstacles) {}
