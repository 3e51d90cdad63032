package org.guitu.security;

import java.util.Objects;
import org.guitu.engine.identity.EngineLogin;
import org.guitu.limit.Site;
import org.guitu.security.limit.Attempt;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.User;
import org.springframework.stereotype.Component;

/** Checks name and password against the engine's accounts, slowly for those who keep failing. */
@Component
class EngineAuthenticationProvider implements AuthenticationProvider {

    private final EngineLogin logins;
    private final SlowedPasswords passwords;
    private final LoginAudit audit;

    EngineAuthenticationProvider(EngineLogin logins, SlowedPasswords passwords, LoginAudit audit) {
        this.logins = logins;
        this.passwords = passwords;
        this.audit = audit;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        var account = attempt.getName();
        var password = Objects.toString(attempt.getCredentials(), "");
        var call = (LoginCall) attempt.getDetails();
        var address = call.getRemoteAddress();
        if (!passwords.isRight(account, password, new Attempt(account, Site.of(address), call.browser()))) {
            audit.failed(account, address);
            throw new BadCredentialsException("Unknown account or wrong password.");
        }
        var groups = logins.groupsToEnterWith(account).orElse(null);
        if (groups == null) {
            audit.failed(account, address);
            throw new NoRoleException();
        }
        if (call.isApi()) {
            audit.called(account, groups, address);
        } else {
            audit.loggedIn(account, groups, address);
        }
        var authorities = groups.stream().map(SimpleGrantedAuthority::new).toList();
        return UsernamePasswordAuthenticationToken.authenticated(new User(account, "", authorities), null, authorities);
    }

    @Override
    public boolean supports(Class<?> kind) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
    }
}
