package org.guitu.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.guitu.engine.identity.EngineLogin;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Carries the logged-in person over to the engine, with the groups and regions of this moment. */
final class EngineIdentityFilter extends OncePerRequestFilter {

    private final EngineLogin logins;

    EngineIdentityFilter(EngineLogin logins) {
        this.logins = logins;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var person = SecurityContextHolder.getContext().getAuthentication();
        // Asked for in this request: there is no session here that could keep older ones.
        var groups = person.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .toList();
        try {
            logins.as(person.getName(), groups, () -> proceed(request, response, chain));
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        } catch (WrappedServletException failure) {
            throw failure.servletException;
        }
    }

    private static Void proceed(HttpServletRequest request, HttpServletResponse response, FilterChain chain) {
        try {
            chain.doFilter(request, response);
            return null;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (ServletException failure) {
            throw new WrappedServletException(failure);
        }
    }

    private static final class WrappedServletException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final ServletException servletException;

        private WrappedServletException(ServletException cause) {
            super(cause);
            this.servletException = cause;
        }
    }
}
