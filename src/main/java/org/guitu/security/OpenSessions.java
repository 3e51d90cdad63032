package org.guitu.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.guitu.engine.identity.EngineLogin;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends the sessions of those who would not come in any more: whose account is gone or has lost every role, or whose password has been
 * changed since. Whoever changes her or his own password stays in that session.
 */
final class OpenSessions extends OncePerRequestFilter {

    /** What the session was opened with. */
    static final String PASS = OpenSessions.class.getName() + ".PASS";

    private final EngineLogin logins;

    OpenSessions(EngineLogin logins) {
        this.logins = logins;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getServletPath().matches("/(camunda/lib|camunda/assets|assets)/.*");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var person = SecurityContextHolder.getContext().getAuthentication();
        var session = request.getSession(false);
        if (session == null || person == null || person instanceof AnonymousAuthenticationToken) {
            chain.doFilter(request, response);
            return;
        }
        var pass = logins.passOf(person.getName());
        if (pass.isEmpty() || !pass.get().equals(session.getAttribute(PASS))) {
            session.invalidate();
            SecurityContextHolder.clearContext();
            chain.doFilter(request, response);
            return;
        }
        chain.doFilter(request, response);
        if (changesOwnPassword(request, person.getName())
                && List.of(HttpServletResponse.SC_NO_CONTENT, HttpServletResponse.SC_FOUND)
                        .contains(response.getStatus())
                && request.getSession(false) != null) {
            logins.passOf(person.getName()).ifPresent(now -> session.setAttribute(PASS, now));
        }
    }

    private static boolean changesOwnPassword(HttpServletRequest request, String person) {
        return "PUT".equals(request.getMethod()) && request.getRequestURI().endsWith("/user/" + person + "/credentials")
                || "POST".equals(request.getMethod()) && "/account/password".equals(request.getServletPath());
    }
}
