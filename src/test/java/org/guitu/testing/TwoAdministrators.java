package org.guitu.testing;

import java.util.List;
import java.util.Optional;
import org.guitu.account.AccountDraft;
import org.guitu.account.RequestKind;
import org.guitu.account.engine.AccountDesk;
import org.guitu.audit.Actor;

/**
 * The demo's two administrators at work: one asks, the other confirms.
 *
 * @param desk where they do
 */
public record TwoAdministrators(AccountDesk desk) {

    public static final Actor FIRST = new Actor("administrator", "administrator", "joint-conference");
    public static final Actor SECOND = new Actor("administrator-2", "administrator", "joint-conference");

    private static final String REASON = "测试";

    /** Returns the one-time password; empty when none was set. */
    public Optional<String> decide(RequestKind kind, String account, AccountDraft wanted) {
        long id = desk.request(kind, account, wanted, REASON, FIRST);
        return desk.confirm(id, SECOND).map(second -> desk.half(id, FIRST) + second);
    }

    public String create(String account, AccountDraft wanted) {
        return decide(RequestKind.CREATE, account, wanted).orElseThrow();
    }

    /** Takes a department, a role or a region away. */
    public void change(String account, List<String> departments, List<String> roles, List<String> regions) {
        var now = desk.find(account).orElseThrow();
        decide(RequestKind.CHANGE, account, new AccountDraft(now.name(), now.mail(), departments, roles, regions));
    }
}
