package org.guitu.account.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.guitu.account.LoginState;
import org.guitu.account.LoginStates;
import org.guitu.account.SecondFactorSettings;
import org.guitu.engine.identity.EngineLogin;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * What comes between the right password and the work: the code of the second factor, a password of one's own instead of a one-time one, a
 * second factor where one is required. Until then a session opens the page of its next step, and nothing else.
 */
final class LoginSteps extends OncePerRequestFilter {

    /** Of the session: the second factor that was shown in it, by the moment since which it counts. */
    static final String ENTERED = LoginSteps.class.getName() + ".ENTERED";

    /** Of the session: whether the identity provider has seen a second factor. */
    static final String SHOWN_ELSEWHERE = LoginSteps.class.getName() + ".SHOWN_ELSEWHERE";

    /** Of a request: set where the page is a step that cannot be put off. */
    static final String UNAVOIDABLE = "org.guitu.account.UNAVOIDABLE";

    private enum Step {
        CODE("/account/code"),
        PASSWORD("/account/password"),
        ENROL("/account/second-factor");

        private final String path;

        Step(String path) {
            this.path = path;
        }
    }

    private final EngineLogin logins;
    private final LoginStates states;
    private final SecondFactorSettings settings;
    private final InstantSource clock;

    LoginSteps(EngineLogin logins, LoginStates states, SecondFactorSettings settings, InstantSource clock) {
        this.logins = logins;
        this.states = states;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getServletPath()
                .matches("/login|/logout|/error|/assets/.*|/actuator/.*|/camunda/(lib|assets)/.*|/camunda/favicon.ico");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var person = SecurityContextHolder.getContext().getAuthentication();
        if (person == null || person instanceof AnonymousAuthenticationToken) {
            chain.doFilter(request, response);
            return;
        }
        var state = states.of(person.getName());
        var entered = entered(request);
        boolean expired = state.oneTimeUntil()
                .filter(until -> until.isBefore(clock.instant()))
                .isPresent();
        boolean forgotten = entered.isPresent() && state.enrolledAt().isEmpty();
        if (expired || forgotten) {
            leave(request);
            if (expired && !isCall(request)) {
                response.sendRedirect("/login?late");
            } else {
                chain.doFilter(request, response);
            }
            return;
        }
        var step = isShownElsewhere(request) ? Optional.<Step>empty() : next(person.getName(), state, entered);
        request.setAttribute(UNAVOIDABLE, step.isPresent());
        if (step.isEmpty() || step.get().path.equals(request.getServletPath()) || isWayOut(request)) {
            chain.doFilter(request, response);
        } else if (isCall(request)) {
            Refusals.forbidden(response, "登录尚未完成，请先打开本系统的页面完成登录。");
        } else {
            response.sendRedirect(step.get().path);
        }
    }

    private Optional<Step> next(String account, LoginState state, Optional<Instant> entered) {
        if (state.enrolledAt().isPresent() && !state.enrolledAt().equals(entered)) {
            return Optional.of(Step.CODE);
        }
        if (state.oneTimeUntil().isPresent()) {
            return Optional.of(Step.PASSWORD);
        }
        boolean lacks = settings.required()
                && state.enrolledAt().isEmpty()
                && settings.isRequiredOf(logins.groupsOf(account).orElse(List.of()));
        return lacks ? Optional.of(Step.ENROL) : Optional.empty();
    }

    private static Optional<Instant> entered(HttpServletRequest request) {
        var session = request.getSession(false);
        return session == null ? Optional.empty() : Optional.ofNullable((Instant) session.getAttribute(ENTERED));
    }

    /** Then there is no one-time password either: the provider knows none of ours. */
    private static boolean isShownElsewhere(HttpServletRequest request) {
        var session = request.getSession(false);
        return session != null && session.getAttribute(SHOWN_ELSEWHERE) != null;
    }

    private static void leave(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        SecurityContextHolder.clearContext();
    }

    private static boolean isWayOut(HttpServletRequest request) {
        return request.getServletPath().matches("/camunda/api/admin/auth/user/[^/]+/logout");
    }

    /** What a script sends, which follows no redirect to a page. */
    private static boolean isCall(HttpServletRequest request) {
        return request.getServletPath().matches("/camunda/api/.*|/dossier/.*|/clocks/.*|/notices/unread");
    }
}
