package org.guitu.account.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.guitu.account.DeploymentTokens;
import org.guitu.audit.Actor;
import org.guitu.audit.AuditEvent;
import org.guitu.audit.AuditTrail;
import org.guitu.audit.EventKind;
import org.guitu.engine.identity.EngineLogin;
import org.guitu.office.Directory;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.User;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets a program in that sends a deployment token where HTTP Basic has the password: to deploy, to ask what Modeler asks before it does, and to fetch what Modeler is given.
 * Whether the account may deploy is asked as ever.
 */
final class TokenLogin extends OncePerRequestFilter {

    private static final String BASIC = "Basic ";
    private static final String OPEN = "(POST (/engine-rest(/engine/[^/]+)?/deployment/create|/models/check)"
            + "|GET (/engine-rest(/engine/[^/]+)?/(version|deployment)|/models/modeler[.]zip))";

    private enum By {
        TOKEN
    }

    private final DeploymentTokens tokens;
    private final EngineLogin logins;
    private final Directory directory;
    private final AuditTrail trail;

    TokenLogin(DeploymentTokens tokens, EngineLogin logins, Directory directory, AuditTrail trail) {
        this.tokens = tokens;
        this.logins = logins;
        this.directory = directory;
        this.trail = trail;
    }

    /** Whether somebody came in so. */
    static boolean isBy(Authentication person) {
        return person.getDetails() == By.TOKEN;
    }

    private record Sent(String account, String token) {}

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var sent = sent(request);
        if (sent.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        var account = sent.get().account();
        var groups = logins.groupsToEnterWith(account).orElse(List.of());
        if (groups.isEmpty() || !tokens.isGood(account, sent.get().token())) {
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
            return;
        }
        if (!(request.getMethod() + " " + request.getRequestURI()).matches(OPEN)) {
            Refusals.forbidden(response, "部署令牌只能用来部署流程。");
            return;
        }
        if ("POST".equals(request.getMethod())) {
            trail.record(AuditEvent.of(EventKind.LOGIN, Actor.of(account, groups, directory))
                    .from(request.getRemoteAddr())
                    .saying("部署令牌"));
        }
        var authorities = groups.stream().map(SimpleGrantedAuthority::new).toList();
        var person = UsernamePasswordAuthenticationToken.authenticated(
                new User(account, "", authorities), null, authorities);
        person.setDetails(By.TOKEN);
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(person);
        SecurityContextHolder.setContext(context);
        chain.doFilter(request, response);
    }

    private static Optional<Sent> sent(HttpServletRequest request) {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return Optional.empty();
        }
        try {
            var login = new String(
                    Base64.getDecoder().decode(header.substring(BASIC.length()).strip()), StandardCharsets.UTF_8);
            int colon = login.indexOf(':');
            return colon > 0 && login.startsWith(DeploymentTokens.PREFIX, colon + 1)
                    ? Optional.of(new Sent(login.substring(0, colon), login.substring(colon + 1)))
                    : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
