package org.guitu.engine.access;

import org.springframework.stereotype.Component;

/** What the tables let a department know of a case: which answers ({@code field-access.dmn}) and which steps ({@code step-names.dmn}). */
@Component
public record AccessTables(FieldAccess answers, StepAccess steps) {}
