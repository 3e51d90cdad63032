package org.guitu.mycases;

import java.util.List;

/** Events that people look for at one place. */
public record EventGroup(String name, List<CaseEvent> events) {}
