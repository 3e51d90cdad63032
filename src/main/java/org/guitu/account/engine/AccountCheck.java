package org.guitu.account.engine;

import java.util.ArrayList;
import java.util.Optional;
import org.guitu.account.AccountDraft;
import org.guitu.account.Duties;
import org.guitu.engine.identity.AccountStore;
import org.guitu.office.Directory;
import org.guitu.office.Role;
import org.springframework.stereotype.Component;

/** What is wrong with an account as somebody wants it, in words for the one who asks. */
@Component
class AccountCheck {

    private static final int LONGEST_NAME = 60;

    private static final int LONGEST_ACCOUNT = 64;

    private final Directory directory;
    private final AccountStore store;

    AccountCheck(Directory directory, AccountStore store) {
        this.directory = directory;
        this.store = store;
    }

    /** Why nobody can have an account of that login name. */
    Optional<String> problemOfName(String account) {
        if (!account.matches(AccountStore.ID_PATTERN) || account.length() > LONGEST_ACCOUNT) {
            return Optional.of("用户名只能用字母和数字，中间可用一个连字符、点或下划线连接，不超过64个字符。");
        }
        return store.isTaken(account) ? Optional.of("用户名“%s”已有人使用（不分大小写），请换一个。".formatted(account)) : Optional.empty();
    }

    Optional<String> problem(AccountDraft draft) {
        if (draft.name().isBlank() || draft.name().length() > LONGEST_NAME) {
            return Optional.of("请填写姓名，不超过60个字。");
        }
        if (!draft.mail().isEmpty() && !draft.mail().matches("[^@\\s]+@[^@\\s]+")) {
            return Optional.of("邮箱地址“%s”不完整，请改正，或留空。".formatted(draft.mail()));
        }
        if (draft.roles().isEmpty()) {
            return Optional.of("请至少选择一个角色。");
        }
        if (!draft.roles().stream().allMatch(AccountCheck::isRole)
                || !draft.departments().stream().allMatch(directory::isDepartment)
                || !draft.regions().stream().allMatch(directory::isRegion)) {
            return Optional.of("所选的角色、部门或地区不在名录里，请重新选择。");
        }
        var groups = new ArrayList<>(draft.roles());
        groups.addAll(draft.departments());
        return Duties.conflict(groups, draft.regions()).or(() -> missing(draft));
    }

    private static Optional<String> missing(AccountDraft draft) {
        boolean caseworker = draft.roles().contains(Role.CASEWORKER.id());
        if (caseworker && draft.departments().isEmpty()) {
            return Optional.of("经办人要有部门，请选择。");
        }
        if ((caseworker || draft.roles().contains(Role.SUPERVISOR.id()))
                && draft.regions().isEmpty()) {
            return Optional.of("经办人和督导要有地区，请选择。");
        }
        return Optional.empty();
    }

    static boolean isRole(String id) {
        for (Role role : Role.values()) {
            if (role.id().equals(id)) {
                return true;
            }
        }
        return false;
    }
}
