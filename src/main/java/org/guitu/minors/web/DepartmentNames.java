package org.guitu.minors.web;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.guitu.office.Directory;

/** The departments of an event of the audit trail, in words. */
final class DepartmentNames {

    private DepartmentNames() {}

    /** @param ids joined by commas; may be {@code null} */
    static String of(String ids, Directory directory) {
        return ids == null
                ? "（无部门）"
                : Arrays.stream(ids.split(","))
                        .map(id -> directory.isDepartment(id)
                                ? directory.department(id).zh()
                                : id)
                        .collect(Collectors.joining("、"));
    }
}
