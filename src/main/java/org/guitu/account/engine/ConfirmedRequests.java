package org.guitu.account.engine;

import java.time.InstantSource;
import java.util.Optional;
import org.guitu.account.AccountDraft;
import org.guitu.account.AccountRequest;
import org.guitu.account.AccountRequests;
import org.guitu.account.DeploymentTokens;
import org.guitu.account.LoginStates;
import org.guitu.account.OneTimePassword;
import org.guitu.account.ProvidedLogins;
import org.guitu.audit.Actor;
import org.guitu.engine.identity.ConfirmedChange;
import org.guitu.engine.identity.EngineLogin;
import org.springframework.stereotype.Component;

/** Carries out what two administrators have decided, in the name of the one who confirmed. */
@Component
class ConfirmedRequests {

    private final EngineAccounts accounts;
    private final EngineLogin logins;
    private final AccountRequests requests;
    private final LoginStates states;
    private final DeploymentTokens tokens;
    private final ProvidedLogins provided;
    private final InstantSource clock;

    ConfirmedRequests(
            EngineAccounts accounts,
            EngineLogin logins,
            AccountRequests requests,
            LoginStates states,
            DeploymentTokens tokens,
            ProvidedLogins provided,
            InstantSource clock) {
        this.accounts = accounts;
        this.logins = logins;
        this.requests = requests;
        this.states = states;
        this.tokens = tokens;
        this.provided = provided;
        this.clock = clock;
    }

    /** How a closed account was; empty for one that is open. */
    Optional<AccountDraft> closed(String account) {
        return states.closed(account).map(AccountRequests::draft);
    }

    /** Whether the identity provider lets its owner in, and says what the account has. */
    boolean isProvided(String account) {
        return provided.isProvided(account);
    }

    boolean hasProvider() {
        return provided.isOn();
    }

    /** Returns the half of a one-time password that the one who confirms gets; empty when none was set. */
    Optional<String> carryOut(AccountRequest request, Actor by) {
        var account = request.account();
        boolean setsPassword = request.kind().setsPassword() && !isProvided(account);
        var password = setsPassword ? Optional.of(OneTimePassword.make()) : Optional.<OneTimePassword>empty();
        logins.as(by.account(), () -> ConfirmedChange.during(() -> change(request, password)));
        password.ifPresent(made -> {
            provided.release(account);
            requests.dropHalves(account);
            requests.keepHalf(request.id(), made.firstHalf());
            states.oneTime(account, clock.instant().plus(OneTimePassword.LIFE));
        });
        tokens.revokeAll(account);
        return password.map(OneTimePassword::secondHalf);
    }

    private Void change(AccountRequest request, Optional<OneTimePassword> password) {
        var account = request.account();
        switch (request.kind()) {
            case CREATE ->
                accounts.create(
                        account,
                        request.wanted().orElseThrow(),
                        password.orElseThrow().whole());
            case CHANGE -> accounts.change(account, request.wanted().orElseThrow());
            case PASSWORD ->
                accounts.setPassword(account, password.orElseThrow().whole());
            case LOCK -> {
                states.close(
                        account, AccountRequests.json(accounts.find(account).orElseThrow()));
                accounts.close(account);
            }
            case UNLOCK -> {
                // What the provider's people have is said at their next login.
                password.ifPresent(made -> {
                    accounts.change(account, closed(account).orElseThrow());
                    accounts.setPassword(account, made.whole());
                });
                states.reopen(account);
            }
            case DEVICE -> states.forgetSecondFactor(account);
            case PROVIDER -> {
                provided.await(account);
                accounts.setPassword(account, OneTimePassword.nobodys());
                states.own(account);
            }
        }
        return null;
    }
}
