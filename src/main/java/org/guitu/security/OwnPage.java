package org.guitu.security;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.guitu.catalogue.KnownName;
import org.guitu.office.Role;

/** The pages that the common navigation leads to, in its order, and whom it leads there. Of our own pages nobody else gets in, but for the notices: everybody who is logged in has some. */
enum OwnPage {
    TASKS("/camunda/app/tasklist/default/", "我的任务", Role.CASEWORKER, Role.SUPERVISOR),
    MY_CASES("/my-cases", "我的个案", Role.CASEWORKER),
    PERSON_CHECK("/person-check", "查人", Set.of(KnownName.POLICE.id(), KnownName.CIVIL_AFFAIRS.id()), Role.CASEWORKER),
    CASES("/cases", "督导个案", Role.SUPERVISOR),
    REPAIRS("/repairs", "待修复", Role.SUPERVISOR, Role.ADMINISTRATOR),
    DIRECTORY("/directory", "协作名录", Role.CASEWORKER, Role.SUPERVISOR),
    RETENTION("/retention", "保存期", Role.SUPERVISOR),
    AUDIT("/audit", "审计记录", Role.AUDITOR),
    ACCOUNTS("/accounts", "账户管理", Role.ADMINISTRATOR),
    MODELS("/models", "模型发布", Role.ADMINISTRATOR),
    ADMIN("/camunda/app/admin/default/", "系统管理", Role.ADMINISTRATOR),
    PROCESSES("/camunda/app/cockpit/default/", "流程监控", Role.SUPERVISOR, Role.ADMINISTRATOR),
    NOTICES("/notices", "提醒", Role.CASEWORKER, Role.SUPERVISOR, Role.ADMINISTRATOR),
    HANDBOOK("/handbook", "手册", Role.values()),
    OWN_LOGIN("/account", "登录安全", Role.values());

    private final String path;
    private final String label;
    private final Set<String> departments;
    private final Set<Role> readers;

    OwnPage(String path, String label, Role... readers) {
        this(path, label, Set.of(), readers);
    }

    /** @param departments whose people alone may open it; empty for any */
    OwnPage(String path, String label, Set<String> departments, Role... readers) {
        this.departments = departments;
        this.path = path;
        this.label = label;
        this.readers = EnumSet.copyOf(Arrays.asList(readers));
    }

    public String path() {
        return path;
    }

    public String label() {
        return label;
    }

    /** Whether somebody of these groups may open it. */
    boolean isFor(Collection<String> groups) {
        return readers.stream().map(Role::id).anyMatch(groups::contains)
                && (departments.isEmpty() || departments.stream().anyMatch(groups::contains));
    }

    /** Those that somebody of these groups may open. */
    static List<OwnPage> of(Collection<String> groups) {
        return Arrays.stream(values()).filter(page -> page.isFor(groups)).toList();
    }
}
