package org.guitu.security;

import java.util.Optional;
import org.guitu.office.Account;
import org.guitu.office.Role;

/** People who have nothing to do with a case of civil affairs in county 350404. */
enum Outsider {
    NOBODY(null, null, null),
    NO_ROLE(null, null, null),
    OTHER_DEPARTMENT(Role.CASEWORKER, "publicity", "350404"),
    OTHER_COUNTY(Role.CASEWORKER, "civil-affairs", "350430"),
    OTHER_SUPERVISOR(Role.SUPERVISOR, "joint-conference", "350430"),
    AUDITOR(Role.AUDITOR, "joint-conference", "350000"),
    ADMINISTRATOR(Role.ADMINISTRATOR, "joint-conference", "350000");

    private final Role role;
    private final String department;
    private final String region;

    Outsider(Role role, String department, String region) {
        this.role = role;
        this.department = department;
        this.region = region;
    }

    String id() {
        return "routes-" + name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    boolean isLoggedIn() {
        return this != NOBODY;
    }

    /** Empty for somebody without account, department or role. */
    Optional<Account> account() {
        return Optional.ofNullable(role).map(known -> new Account(id(), "示例乙", department, region, known));
    }
}
