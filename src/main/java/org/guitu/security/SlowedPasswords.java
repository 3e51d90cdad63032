package org.guitu.security;

import java.util.Optional;
import org.guitu.account.AskedPassword;
import org.guitu.engine.identity.EngineLogin;
import org.guitu.limit.Site;
import org.guitu.limit.TooBusyException;
import org.guitu.office.RefusedException;
import org.guitu.security.limit.Attempt;
import org.guitu.security.limit.LoginLaterException;
import org.guitu.security.limit.LoginThrottle;
import org.springframework.stereotype.Component;

/** Holds passwords against the engine's accounts, slowly for those who keep failing, at the login and wherever else one is typed. */
@Component
final class SlowedPasswords implements AskedPassword {

    private final EngineLogin logins;
    private final LoginThrottle throttle;

    SlowedPasswords(EngineLogin logins, LoginThrottle throttle) {
        this.logins = logins;
        this.throttle = throttle;
    }

    /** @throws LoginLaterException when the password was not looked at */
    boolean isRight(String account, String password, Attempt attempt) {
        var begun = throttle.begin(attempt);
        if (!begun.delay().isZero()) {
            throw LoginLaterException.slowed(begun.delay());
        }
        boolean right;
        try {
            right = logins.isPasswordOf(account, password, attempt.site().name());
        } catch (TooBusyException busy) {
            begun.giveUp();
            throw LoginLaterException.busy(busy);
        } catch (RuntimeException failed) {
            begun.giveUp();
            throw failed;
        }
        begun.end(right);
        return right;
    }

    /** A session that somebody else has got hold of is no browser to be trusted more than others. */
    @Override
    public boolean isRight(String account, String password, String address) {
        try {
            return isRight(account, password, new Attempt(account, Site.of(address), Optional.empty()));
        } catch (LoginLaterException later) {
            throw new RefusedException(later.getMessage());
        }
    }
}
