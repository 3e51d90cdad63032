package org.guitu.security;

import java.util.Objects;
import org.guitu.engine.EngineLogin;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** Checks name and password against the engine's accounts, slowly for those who keep failing. */
@Component
class EngineAuthenticationProvider implements AuthenticationProvider {

    private final EngineLogin logins;
    private final LoginThrottle throttle;

    EngineAuthenticationProvider(EngineLogin logins, LoginThrottle throttle) {
        this.logins = logins;
        this.throttle = throttle;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        var account = attempt.getName();
        var password = Objects.toString(attempt.getCredentials(), "");
        var address = ((WebAuthenticationDetails) attempt.getDetails()).getRemoteAddress();
        var wait = throttle.waitFor(account, address);
        if (!wait.isZero()) {
            throw new LoginSlowedException(wait);
        }
        if (!logins.isPasswordOf(account, password)) {
            throttle.failed(account, address);
            throw new BadCredentialsException("Unknown account or wrong password.");
        }
        throttle.succeeded(account, address);
        var authorities = logins.groupsOf(account).orElseThrow().stream()
                .map(SimpleGrantedAuthority::new)
                .toList();
        return UsernamePasswordAuthenticationToken.authenticated(new User(account, "", authorities), null, authorities);
    }

    @Override
    public boolean supports(Class<?> kind) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
    }
}
