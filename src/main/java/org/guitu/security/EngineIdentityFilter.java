package org.guitu.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.guitu.engine.identity.EngineLogin;
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
        var user = SecurityContextHolder.getContext().getAuthentication().getName();
        var groups = logins.groupsOf(user);
        if (groups.isEmpty()) {
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
            return;
        }
        try {
            logins.as(user, groups.get(), () -> proceed(request, response, chain));
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
