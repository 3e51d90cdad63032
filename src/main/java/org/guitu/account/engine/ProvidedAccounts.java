package org.guitu.account.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.guitu.account.AccountDraft;
import org.guitu.account.LoginStates;
import org.guitu.account.OneTimePassword;
import org.guitu.account.ProvidedLogins;
import org.guitu.account.ProvidedPerson;
import org.guitu.audit.Actor;
import org.guitu.audit.AuditEvent;
import org.guitu.audit.AuditTrail;
import org.guitu.audit.EventKind;
import org.guitu.engine.identity.AccountStore;
import org.guitu.office.Directory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The accounts of an identity provider's people: each login and each check of an open session makes them what the provider says, and takes
 * everything from whoever may not come in by it. An account with a password of its own is nobody else's because of its name.
 */
@Component
public class ProvidedAccounts {

    private final EngineAccounts accounts;
    private final AccountStore store;
    private final AccountCheck check;
    private final ProvidedLogins provided;
    private final LoginStates states;
    private final AuditTrail trail;
    private final Directory directory;

    ProvidedAccounts(
            EngineAccounts accounts,
            AccountStore store,
            AccountCheck check,
            ProvidedLogins provided,
            LoginStates states,
            AuditTrail trail,
            Directory directory) {
        this.accounts = accounts;
        this.store = store;
        this.check = check;
        this.provided = provided;
        this.states = states;
        this.trail = trail;
        this.directory = directory;
    }

    /** Which account somebody comes in with, or why not, in words. */
    public record Answer(Optional<String> account, String refusal) {

        static Answer refused(String why) {
            return new Answer(Optional.empty(), why);
        }
    }

    /**
     * Somebody comes, or is still there.
     *
     * @param address where from
     * @param login whether this is a login
     */
    @Transactional
    public Answer enter(ProvidedPerson person, String address, boolean login) {
        var known = provided.accountOf(person.issuer(), person.subject());
        var refusal = refusal(person, known);
        if (refusal.isPresent()) {
            return shutOut(known, refusal.get(), address);
        }
        var account = known.orElse(person.account());
        var before = accounts.find(account).orElse(null);
        if (before == null) {
            accounts.create(account, person.draft(), OneTimePassword.nobodys());
            provided.add(person);
            recordChange(account, "新建：", person.draft());
        } else {
            if (known.isEmpty() && !provided.claim(person)) {
                throw new IllegalStateException("The account is not that person's.");
            }
            if (!person.draft().equals(before)) {
                accounts.change(account, person.draft());
                recordChange(account, "改为：", person.draft());
            }
        }
        if (login) {
            trail.record(AuditEvent.of(EventKind.LOGIN, actor(account, person.draft()))
                    .from(address)
                    .saying("统一身份认证登录"));
        }
        return new Answer(Optional.of(account), "");
    }

    /** Somebody comes of whom the provider says what nothing here stands for. */
    @Transactional
    public Answer refuse(String issuer, String subject, String why, String address) {
        return shutOut(provided.accountOf(issuer, subject), why, address);
    }

    private Optional<String> refusal(ProvidedPerson person, Optional<String> known) {
        if (known.filter(this::isClosed).isPresent()) {
            return Optional.of("这个账户在本系统已停用。需要恢复时，请系统管理员申请启用。");
        }
        if (known.isEmpty() && store.isTaken(person.account()) && !provided.isAwaited(person)) {
            return Optional.of(
                    "用户名“%s”在本系统已有账户，不由统一身份认证登录。如果是您本人的账户，请系统管理员为它申请“改由统一身份认证登录”。".formatted(person.account()));
        }
        return check.problem(person.draft());
    }

    /** Nothing that an administrator closed comes back by it; what the provider takes away it can give again. */
    private Answer shutOut(Optional<String> known, String why, String address) {
        var actor = known.flatMap(accounts::find)
                .map(draft -> actor(known.get(), draft))
                .orElse(Actor.SYSTEM);
        known.filter(account -> !isClosed(account)).ifPresent(accounts::close);
        trail.record(AuditEvent.of(EventKind.LOGIN_FAILED, actor).from(address).saying("统一身份认证：" + why));
        return Answer.refused(why);
    }

    private boolean isClosed(String account) {
        return states.closed(account).isPresent();
    }

    private Actor actor(String account, AccountDraft draft) {
        var groups = new ArrayList<>(draft.roles());
        groups.addAll(draft.departments());
        return Actor.of(account, groups, directory);
    }

    private void recordChange(String account, String what, AccountDraft draft) {
        trail.record(AuditEvent.of(EventKind.ACCOUNT_PROVIDED, Actor.SYSTEM)
                .about("账户 " + account, account)
                .saying(what + String.join("、", words(draft))));
    }

    private static List<String> words(AccountDraft draft) {
        var words = new ArrayList<>(draft.roles());
        words.addAll(draft.departments());
        words.addAll(draft.regions());
        return words;
    }
}
