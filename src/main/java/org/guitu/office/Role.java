package org.guitu.office;

import java.util.Locale;

/** What a person may do with the work of her or his department and region. */
public enum Role {
    /** Claims and completes tasks of her or his queues. */
    CASEWORKER("经办人"),
    /** Watches and assigns the work of her or his region and the regions below. */
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
