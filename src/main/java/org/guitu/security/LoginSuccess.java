package org.guitu.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.guitu.engine.identity.EngineLogin;
import org.guitu.office.Role;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.web.authentication.SimpleUrlAuthenticationSuccessHandler;
import org.springframework.security.web.savedrequest.DefaultSavedRequest;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.stereotype.Component;

/**
 * Where somebody goes after login: to the page that asked for the login, otherwise where people of that role work.
 *
 * <p>Only a page is gone back to. What a page loads (scripts, data) may have been asked for last, but nobody wants to see that.
 */
@Component
class LoginSuccess extends SimpleUrlAuthenticationSuccessHandler {

    /** The web apps' pages and our own, told from what they load. */
    private static final Pattern PAGE = Pattern.compile("/camunda/app/(tasklist|cockpit|admin|welcome)/default/"
            + "|/(?!camunda/|engine-rest/|actuator/|assets/|error|login|logout)[a-z][a-z0-9/-]*");

    private final HttpSessionRequestCache savedRequests = new HttpSessionRequestCache();

    private final EngineLogin logins;

    LoginSuccess(EngineLogin logins) {
        this.logins = logins;
    }

    @Override
    protected void handle(HttpServletRequest request, HttpServletResponse response, Authentication person)
            throws IOException {
        logins.passOf(person.getName()).ifPresent(pass -> request.getSession().setAttribute(OpenSessions.PASS, pass));
        var target = savedPage(request, response);
        savedRequests.removeRequest(request, response);
        getRedirectStrategy().sendRedirect(request, response, target == null ? homeOf(person) : target);
    }

    private String savedPage(HttpServletRequest request, HttpServletResponse response) {
        if (savedRequests.getRequest(request, response) instanceof DefaultSavedRequest saved
                && "GET".equals(saved.getMethod())
                && PAGE.matcher(saved.getServletPath()).matches()) {
            return saved.getQueryString() == null
                    ? saved.getServletPath()
                    : saved.getServletPath() + "?" + saved.getQueryString();
        }
        return null;
    }

    static String homeOf(Authentication person) {
        var groups = person.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .toList();
        if (groups.contains(Role.CASEWORKER.id())) {
            return "/camunda/app/tasklist/default/";
        }
        if (groups.contains(Role.SUPERVISOR.id())) {
            return "/camunda/app/cockpit/default/";
        }
        if (groups.contains(Role.AUDITOR.id())) {
            return "/audit";
        }
        return groups.contains(Role.ADMINISTRATOR.id()) ? "/accounts" : "/camunda/app/welcome/default/";
    }
}
