package org.guitu.account.engine;

import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.guitu.account.AccountDraft;
import org.guitu.account.AccountRequest;
import org.guitu.account.AccountRequest.Outcome;
import org.guitu.account.AccountRequests;
import org.guitu.account.RequestKind;
import org.guitu.audit.Actor;
import org.guitu.audit.AuditEvent;
import org.guitu.audit.AuditTrail;
import org.guitu.audit.EventKind;
import org.guitu.engine.identity.AccountStore;
import org.guitu.office.RefusedException;
import org.guitu.office.RefusedException.Why;
import org.guitu.office.Role;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where administrators ask for accounts and changes of them, and where a second one decides.
 *
 * <p>Nobody confirms what she or he asked for, nor anything about the own account. A request is confirmed as it was asked: when the
 * account has changed since, or the requester is no administrator any more, it is asked for anew.
 */
@Component
public class AccountDesk {

    private static final int FEWEST_ADMINISTRATORS = 2;
    private static final int LONGEST_REASON = 400;

    private final AccountRequests requests;
    private final AccountStore store;
    private final EngineAccounts accounts;
    private final AccountCheck check;
    private final ConfirmedRequests confirmed;
    private final AuditTrail trail;
    private final InstantSource clock;

    AccountDesk(
            AccountRequests requests,
            AccountStore store,
            EngineAccounts accounts,
            AccountCheck check,
            ConfirmedRequests confirmed,
            AuditTrail trail,
            InstantSource clock) {
        this.requests = requests;
        this.store = store;
        this.accounts = accounts;
        this.check = check;
        this.confirmed = confirmed;
        this.trail = trail;
        this.clock = clock;
    }

    /** How the account is; of a closed one how it was. */
    public Optional<AccountDraft> find(String account) {
        return confirmed.closed(account).or(() -> accounts.find(account));
    }

    public int administrators() {
        return store.administrators().size();
    }

    /** Whether the identity provider lets its owner in. */
    public boolean isProvided(String account) {
        return confirmed.isProvided(account);
    }

    /** Whether that could be. */
    public boolean hasProvider() {
        return confirmed.hasProvider();
    }

    public boolean isClosed(String account) {
        return confirmed.closed(account).isPresent();
    }

    /**
     * Asks for an account to be made or changed.
     *
     * @param wanted {@code null} unless it is made or changed
     * @throws RefusedException with what is wrong
     */
    @Transactional
    public long request(RequestKind kind, String account, AccountDraft wanted, String reason, Actor by) {
        return request(kind, account, wanted, reason, by, Optional.empty());
    }

    /** @param batch with which others it is decided */
    long request(RequestKind kind, String account, AccountDraft wanted, String reason, Actor by, Optional<Long> batch) {
        require(by);
        var why = reason.strip();
        if (why.isEmpty() || why.length() > LONGEST_REASON) {
            throw new RefusedException("请写明理由，不超过400个字。");
        }
        var before = find(account).orElse(null);
        checkAccount(kind, account, before);
        requests.waitingFor(account).ifPresent(waiting -> {
            if (!waiting.isOver(clock.instant())) {
                throw new RefusedException("这个账户已有一项申请待确认，请先处理那一项。");
            }
            requests.decide(waiting.id(), Outcome.WITHDRAWN, by.account(), "逾期未确认");
        });
        checkContent(kind, account, before, wanted);
        long id = requests.add(new AccountRequest(
                0,
                account,
                kind,
                Optional.ofNullable(before),
                Optional.ofNullable(wanted),
                why,
                by.account(),
                clock.instant(),
                Optional.empty(),
                false,
                batch));
        record(EventKind.ACCOUNT_CHANGE_ASKED, by, account, "%s（申请 %d）".formatted(kind.zh(), id));
        return id;
    }

    private void checkAccount(RequestKind kind, String account, AccountDraft before) {
        if (kind == RequestKind.CREATE) {
            check.problemOfName(account).ifPresent(problem -> {
                throw new RefusedException(problem);
            });
        } else if (before == null) {
            throw new RefusedException(Why.NOT_THERE, "没有这个账户。");
        }
        checkProvided(kind, account);
        boolean closed = isClosed(account);
        if (closed && kind != RequestKind.UNLOCK) {
            throw new RefusedException("这个账户已停用，请先申请启用。");
        }
        if (!closed && kind == RequestKind.UNLOCK) {
            throw new RefusedException("这个账户没有停用。");
        }
    }

    /** What the identity provider says of somebody is changed there. */
    private void checkProvided(RequestKind kind, String account) {
        boolean changes = List.of(RequestKind.CHANGE, RequestKind.PASSWORD, RequestKind.PROVIDER)
                .contains(kind);
        if (changes && confirmed.isProvided(account)) {
            throw new RefusedException("这个账户由统一身份认证登录，角色、部门、地区和密码在那里变更；在这里可以停用和启用。");
        }
        if (kind == RequestKind.PROVIDER && !confirmed.hasProvider()) {
            throw new RefusedException("本系统没有接入统一身份认证。");
        }
    }

    private void checkContent(RequestKind kind, String account, AccountDraft before, AccountDraft wanted) {
        if (kind == RequestKind.CREATE || kind == RequestKind.CHANGE) {
            check.problem(wanted).ifPresent(problem -> {
                throw new RefusedException(problem);
            });
            if (wanted.equals(before)) {
                throw new RefusedException("没有改动，不必申请。");
            }
        }
        boolean administrates = before != null && isAdministrators(before) && !isClosed(account);
        boolean stops = kind == RequestKind.LOCK
                || kind == RequestKind.PROVIDER
                || kind == RequestKind.CHANGE && !isAdministrators(wanted);
        if (administrates && stops && store.administrators().size() <= FEWEST_ADMINISTRATORS) {
            throw new RefusedException("至少要留两名系统管理员，否则今后的申请无人确认。请先增加一名系统管理员。");
        }
    }

    private static boolean isAdministrators(AccountDraft draft) {
        return draft.roles().contains(Role.ADMINISTRATOR.id());
    }

    /**
     * Does what was asked for.
     *
     * @return the half of a one-time password that the one who confirms tells the person; empty when none was set
     * @throws RefusedException with what stands against it
     */
    @Transactional
    public Optional<String> confirm(long id, Actor by) {
        require(by);
        return confirm(alone(waiting(id)), by);
    }

    /** The same of one that is held. */
    Optional<String> confirm(AccountRequest request, Actor by) {
        long id = request.id();
        if (is(by, request.requestedBy())) {
            throw new RefusedException(Why.NOT_ALLOWED, "自己申请的事项不能自己确认，请由另一位系统管理员确认。");
        }
        if (is(by, request.account())) {
            throw new RefusedException(Why.NOT_ALLOWED, "不能确认关于自己账户的申请，请由另一位系统管理员确认。");
        }
        if (request.isOver(clock.instant())) {
            throw new RefusedException("这项申请已超过14天，请撤回后重新申请。");
        }
        if (!store.administrators().contains(request.requestedBy())) {
            throw new RefusedException("申请人已不是系统管理员，这项申请不能确认。");
        }
        var now = find(request.account()).orElse(null);
        if (!Objects.equals(now, request.before().orElse(null))) {
            throw new RefusedException("申请之后这个账户已有变动，请不同意这项申请，由申请人重新提出。");
        }
        checkAccount(request.kind(), request.account(), now);
        checkContent(request.kind(), request.account(), now, request.wanted().orElse(null));
        requests.decide(id, Outcome.CONFIRMED, by.account(), null);
        var half = confirmed.carryOut(request, by);
        if (now != null && isAdministrators(now) && !store.administrators().contains(request.account())) {
            withdrawRequestsOf(request.account(), by);
        }
        record(
                EventKind.ACCOUNT_CHANGE_CONFIRMED,
                by,
                request.account(),
                "%s（申请 %d，申请人 %s）".formatted(request.kind().zh(), id, request.requestedBy()));
        return half;
    }

    /** Nobody could confirm what somebody asked for who administrates no more. */
    private void withdrawRequestsOf(String leaver, Actor by) {
        requests.waiting().stream()
                .filter(request -> request.requestedBy().equals(leaver))
                .forEach(request -> {
                    requests.decide(request.id(), Outcome.WITHDRAWN, by.account(), "申请人已不是系统管理员");
                    record(
                            EventKind.ACCOUNT_CHANGE_REFUSED,
                            by,
                            request.account(),
                            "%s（申请 %d，申请人 %s 已不是系统管理员）".formatted(request.kind().zh(), request.id(), leaver));
                });
    }

    @Transactional
    public void refuse(long id, String reason, Actor by) {
        require(by);
        refuse(alone(waiting(id)), reason, by);
    }

    /** The same of one that is held. */
    void refuse(AccountRequest request, String reason, Actor by) {
        long id = request.id();
        boolean own = is(by, request.requestedBy());
        var why = reason.strip();
        if (!own && (why.isEmpty() || why.length() > LONGEST_REASON)) {
            throw new RefusedException("不同意要写明理由，不超过400个字。");
        }
        requests.decide(id, own ? Outcome.WITHDRAWN : Outcome.REFUSED, by.account(), why.isEmpty() ? null : why);
        record(
                EventKind.ACCOUNT_CHANGE_REFUSED,
                by,
                request.account(),
                "%s（申请 %d，申请人 %s）".formatted(request.kind().zh(), id, request.requestedBy()));
    }

    /** The requester's own half of the one-time password, once. */
    @Transactional
    public String half(long id, Actor by) {
        require(by);
        var request = requests.find(id)
                .filter(found -> is(by, found.requestedBy()))
                .orElseThrow(() -> new RefusedException(Why.NOT_ALLOWED, "一次性密码的前半只给申请人看。"));
        var half = requests.takeHalf(id).orElseThrow(() -> new RefusedException("前半已经看过、已失效，或申请尚未确认。需要时请重新申请重置密码。"));
        record(EventKind.PASSWORD_HALF_READ, by, request.account(), "前半（申请 %d）".formatted(id));
        return half;
    }

    private AccountRequest waiting(long id) {
        return requests.hold(id)
                .filter(request -> request.decision().isEmpty())
                .orElseThrow(() -> new RefusedException(Why.NOT_THERE, "没有这项待确认的申请，可能已有人处理。"));
    }

    private static AccountRequest alone(AccountRequest request) {
        if (request.batch().isPresent()) {
            throw new RefusedException("这项申请属于一份批量申请，要与同一份里的其他申请一起处理。");
        }
        return request;
    }

    void require(Actor by) {
        if (!store.administrators().contains(by.account())) {
            throw new RefusedException(Why.NOT_ALLOWED, "账户由系统管理员管理。");
        }
    }

    private static boolean is(Actor person, String account) {
        return person.account().equalsIgnoreCase(account);
    }

    private void record(EventKind kind, Actor by, String account, String detail) {
        trail.record(AuditEvent.of(kind, by).about("账户 " + account, account).saying(detail));
    }
}
