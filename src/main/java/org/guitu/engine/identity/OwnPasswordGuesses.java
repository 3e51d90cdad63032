package org.guitu.engine.identity;

import java.time.InstantSource;
import org.guitu.limit.HourlyLimit;
import org.springframework.stereotype.Component;

/** How often somebody who has come in may get the own password wrong: whoever sits down at another's open session does not guess it there. */
@Component
class OwnPasswordGuesses {

    static final int PER_HOUR = 10;

    static final String TOO_MANY = "密码错了太多次，请过一小时再试，或者退出后重新登录。忘记密码的，请联系系统管理员重置。";

    private final HourlyLimit wrong;

    OwnPasswordGuesses(InstantSource clock) {
        this.wrong = new HourlyLimit(clock, PER_HOUR);
    }

    boolean areTooMany(String account) {
        return !wrong.waitFor(account).isZero();
    }

    /** Counts a wrong one. */
    boolean looked(String account, boolean right) {
        if (!right) {
            wrong.count(account);
        }
        return right;
    }
}
