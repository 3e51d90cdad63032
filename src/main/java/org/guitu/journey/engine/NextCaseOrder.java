package org.guitu.journey.engine;

import java.util.List;
import java.util.Optional;

/**
 * What a model says of the case that one of its events opens.
 *
 * @param process the key of the process that the case begins with
 * @param startEvent the id of the start event at which it begins, if not where people begin it
 * @param carried the facts that go along besides those of every instance; {@code name=code} gives that code
 */
record NextCaseOrder(String process, Optional<String> startEvent, List<String> carried) {}
