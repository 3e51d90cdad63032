package org.guitu.account.web;

import org.guitu.account.AccountDraft;
import org.guitu.account.engine.AccountList;

/** An account of a file as the page shows it, in words. */
record BatchRow(String account, String name, String roles, String departments, String regions, String mail) {

    static BatchRow of(String account, AccountDraft draft, AccountList words) {
        return new BatchRow(
                account,
                draft.name(),
                AccountList.rolesOf(draft.roles()),
                words.departmentsOf(draft.departments()),
                words.regionsIn(draft.regions()),
                draft.mail());
    }
}
