package org.guitu.security;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** Too many failed logins from one address: the attempt was not looked at. */
final class LoginSlowedException extends AuthenticationException {

    private static final long serialVersionUID = 1L;

    private final Duration wait;

    LoginSlowedException(Duration wait) {
        super("Too many failed logins; try again in %d s.".formatted(wait.toSeconds() + 1));
        this.wait = wait;
    }

    long seconds() {
        return wait.toSeconds() + 1;
    }
}
