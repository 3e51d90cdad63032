package org.guitu.office;

import java.util.Locale;

/** What a person may do with the work of the own department and region. */
public enum Role {
    /** Claims and completes tasks of the own queue. */
    CASEWORKER("经办人"),
    /** Watches and assigns the work of the own region and the regions below. */
    SUPERVISOR("督导"),
    /** Runs models and accounts; reads no case. */
    ADMINISTRATOR("系统管理员"),
    /** Reads the audit trail and nothing else. */
    AUDITOR("审计员");

    private final String zh;

    Role(String zh) {
        this.zh = zh;
    }

    /** The id of the role's group. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String zh() {
        return zh;
    }
}
