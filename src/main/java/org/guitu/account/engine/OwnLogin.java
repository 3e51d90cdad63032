package org.guitu.account.engine;

import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.guitu.account.AccountRequests;
import org.guitu.account.AskedPassword;
import org.guitu.account.LoginStates;
import org.guitu.account.SecondFactors;
import org.guitu.account.SecondFactors.Verdict;
import org.guitu.audit.Actor;
import org.guitu.audit.AuditEvent;
import org.guitu.audit.AuditTrail;
import org.guitu.audit.EventKind;
import org.guitu.engine.identity.EngineLogin;
import org.guitu.office.PasswordRules;
import org.guitu.office.RefusedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people do about their own password and second factor. */
@Component
public class OwnLogin {

    private final IdentityService identities;
    private final EngineLogin logins;
    private final LoginStates states;
    private final AccountRequests requests;
    private final SecondFactors factors;
    private final AskedPassword passwords;
    private final AuditTrail trail;

    OwnLogin(
            IdentityService identities,
            EngineLogin logins,
            LoginStates states,
            AccountRequests requests,
            SecondFactors factors,
            AskedPassword passwords,
            AuditTrail trail) {
        this.identities = identities;
        this.logins = logins;
        this.states = states;
        this.requests = requests;
        this.factors = factors;
        this.passwords = passwords;
        this.trail = trail;
    }

    /** From now on the password is the person's own, and what administrators know of an earlier one is of no use. */
    @Transactional
    public void setPassword(String password, String again, Actor person, String address) {
        var account = person.account();
        if (!password.equals(again)) {
            throw new RefusedException("两次输入的新密码不一样，请重新输入。");
        }
        PasswordRules.problem(account, password).ifPresent(problem -> {
            throw new RefusedException(problem);
        });
        if (logins.isPasswordOf(account, password, address)) {
            throw new RefusedException("新密码不能与现在的密码相同。");
        }
        logins.as(account, () -> {
            var user = identities.createUserQuery().userId(account).singleResult();
            user.setPassword(password);
            identities.saveUser(user);
            return null;
        });
        states.own(account);
        requests.dropHalves(account);
        record(EventKind.PASSWORD_CHANGED, person, address, null);
    }

    /**
     * Asks once more for the password that counts, before something that lets its owner in is changed: whoever sits down at somebody's session
     * does not guess it.
     */
    public void requirePassword(String password, Actor person, String address) {
        if (!passwords.isRight(person.account(), password, address)) {
            record(EventKind.LOGIN_FAILED, person, address, "再次核对时，现在的密码不正确");
            throw new RefusedException("现在的密码不对，请重新输入。");
        }
    }

    /** The recovery codes, shown this once; empty when the code is not right. */
    @Transactional
    public Optional<List<String>> enrol(String code, Actor person, String address) {
        var verdict = factors.enrol(person.account(), code);
        if (verdict != Verdict.RIGHT) {
            failed(verdict, person, address);
            return Optional.empty();
        }
        record(EventKind.SECOND_FACTOR_CHANGED, person, address, "登记");
        return Optional.of(factors.newRecoveryCodes(person.account()));
    }

    @Transactional
    public Verdict enter(String code, Actor person, String address) {
        var verdict = factors.enter(person.account(), code);
        if (verdict != Verdict.RIGHT) {
            failed(verdict, person, address);
        }
        return verdict;
    }

    /** New ones instead of those of before. */
    @Transactional
    public List<String> newRecoveryCodes(Actor person, String address) {
        record(EventKind.SECOND_FACTOR_CHANGED, person, address, "换发恢复码");
        return factors.newRecoveryCodes(person.account());
    }

    private void failed(Verdict verdict, Actor person, String address) {
        if (verdict == Verdict.WRONG) {
            record(EventKind.LOGIN_FAILED, person, address, "第二重验证码不正确");
        }
    }

    private void record(EventKind kind, Actor person, String address, String detail) {
        trail.record(AuditEvent.of(kind, person).from(address).saying(detail));
    }
}
