package org.guitu.account.web;

import java.util.List;
import org.guitu.account.AccountDraft;
import org.guitu.account.Duties;
import org.guitu.office.Role;

/** An account as a form sends it. */
record TypedAccount(
        String account, String name, String mail, List<String> roles, List<String> departments, List<String> regions) {

    AccountDraft draft() {
        var chosen = listed(roles);
        var offices = listed(departments);
        return new AccountDraft(
                text(name),
                text(mail),
                offices.isEmpty() && !chosen.contains(Role.CASEWORKER.id()) ? List.of(Duties.NO_OFFICE) : offices,
                chosen,
                listed(regions));
    }

    String id() {
        return text(account);
    }

    private static String text(String sent) {
        return sent == null ? "" : sent.strip();
    }

    private static List<String> listed(List<String> sent) {
        return sent == null ? List.of() : sent;
    }
}
