package org.guitu.upgrade.table;

import java.util.Set;

/**
 * What still goes by rows of a table.
 *
 * @param names ids of the processes, steps and forms of models that are not the package's, or that cases still run by
 * @param processes ids of the processes that there are
 */
public record RowUse(Set<String> names, Set<String> processes) {}
