package org.guitu.account.batch;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The columns of a file of accounts, in any order, by Chinese or English name. */
public enum Column {
    ACCOUNT(true, "用户名", "account", "账户", "账号", "帐号", "login"),
    NAME(true, "姓名", "name"),
    ROLES(true, "角色", "role", "roles"),
    DEPARTMENTS(true, "部门", "department", "departments"),
    REGIONS(true, "地区", "region", "regions"),
    MAIL(false, "邮箱", "mail", "email", "电子邮箱");

    private final boolean needed;
    private final List<String> names;

    Column(boolean needed, String... names) {
        this.needed = needed;
        this.names = List.of(names);
    }

    boolean isNeeded() {
        return needed;
    }

    public String zh() {
        return names.get(0);
    }

    static Optional<Column> find(String head) {
        var name = head.strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(values()).filter(any -> any.names.contains(name)).findFirst();
    }

    static Stream<String> allNames() {
        return Arrays.stream(values()).flatMap(any -> any.names.stream());
    }
}
