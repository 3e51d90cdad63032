package org.guitu.account.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.guitu.account.AccountDraft;
import org.guitu.account.AccountRequest;
import org.guitu.account.engine.AccountList;
import org.guitu.office.China;

/**
 * A request as the page shows it.
 *
 * @param changes what the account has and is to have; empty when neither is changed
 * @param own whether the reader asked for it
 * @param about whether it is about the reader's own account
 * @param over whether it waited too long
 * @param half whether the reader has a half of a one-time password to read
 * @param batch with which others it is decided; null when alone
 */
record RequestRow(
        long id,
        String account,
        String kind,
        List<Change> changes,
        String reason,
        String requestedBy,
        String requestedAt,
        String outcome,
        String decidedBy,
        String decidedAt,
        String decisionReason,
        boolean own,
        boolean about,
        boolean over,
        boolean half,
        Long batch) {

    /** One line of what changes; {@code before} is empty for a new account. */
    record Change(String label, String before, String after) {}

    static RequestRow of(AccountRequest request, String reader, AccountList words, Instant now) {
        var decision = request.decision();
        return new RequestRow(
                request.id(),
                request.account(),
                request.kind().zh(),
                request.wanted()
                        .map(wanted -> changes(request.before().orElse(null), wanted, words))
                        .orElse(List.of()),
                request.reason(),
                request.requestedBy(),
                China.words(request.requestedAt()),
                decision.map(made -> made.outcome().zh()).orElse(null),
                decision.map(AccountRequest.Decision::by).orElse(null),
                decision.map(made -> China.words(made.at())).orElse(null),
                decision.map(AccountRequest.Decision::reason).orElse(null),
                reader.equalsIgnoreCase(request.requestedBy()),
                reader.equalsIgnoreCase(request.account()),
                decision.isEmpty() && request.isOver(now),
                request.halfWaits() && reader.equalsIgnoreCase(request.requestedBy()),
                request.batch().orElse(null));
    }

    private static List<Change> changes(AccountDraft before, AccountDraft wanted, AccountList words) {
        var changes = new ArrayList<Change>();
        add(changes, "姓名", before, wanted, AccountDraft::name);
        add(changes, "邮箱", before, wanted, AccountDraft::mail);
        add(changes, "角色", before, wanted, draft -> AccountList.rolesOf(draft.roles()));
        add(changes, "部门", before, wanted, draft -> words.departmentsOf(draft.departments()));
        add(changes, "地区", before, wanted, draft -> words.regionsIn(draft.regions()));
        return changes;
    }

    private static void add(
            List<Change> changes,
            String label,
            AccountDraft before,
            AccountDraft wanted,
            Function<AccountDraft, String> words) {
        var old = before == null ? "" : words.apply(before);
        var now = words.apply(wanted);
        if (!old.equals(now)) {
            changes.add(new Change(label, old, now.isEmpty() ? "（无）" : now));
        }
    }
}
