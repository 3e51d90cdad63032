package org.guitu.audit;

import java.util.Arrays;
import java.util.Collection;
import java.util.Objects;
import org.guitu.office.Directory;
import org.guitu.office.Role;

/**
 * Who acts, with role and department as they are at this moment.
 *
 * @param account the login name; {@code null} for the system itself or somebody unknown
 * @param role the ids of the roles, joined by commas; {@code null} for none
 * @param department the ids of the departments, joined by commas; {@code null} for none
 */
public record Actor(String account, String role, String department) {

    /** What happens without anybody logged in: the start-up, a timer. */
    public static final Actor SYSTEM = new Actor(null, null, null);

    public static Actor of(String account, Collection<String> groups, Directory directory) {
        var roles = Arrays.stream(Role.values()).map(Role::id).filter(groups::contains);
        var departments = groups.stream().filter(directory::isDepartment).sorted();
        return new Actor(
                Objects.requireNonNull(account),
                joined(roles.toArray(String[]::new)),
                joined(departments.toArray(String[]::new)));
    }

    private static String joined(String... ids) {
        return ids.length == 0 ? null : String.join(",", ids);
    }
}
