package org.guitu.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.guitu.engine.identity.EngineLogin;
import org.guitu.office.Role;
import org.guitu.security.limit.KnownBrowsers;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.web.authentication.SimpleUrlAuthenticationSuccessHandler;
import org.springframework.stereotype.Component;

/** Where somebody goes after login: to the page that asked for the login, otherwise where people of that role work. */
@Component
class LoginSuccess extends SimpleUrlAuthenticationSuccessHandler {

    private final EngineLogin logins;

    private final WantedPage wantedPage;
    private final KnownBrowsers browsers;

    LoginSuccess(EngineLogin logins, WantedPage wantedPage, KnownBrowsers browsers) {
        this.logins = logins;
        this.wantedPage = wantedPage;
        this.browsers = browsers;
    }

    @Override
    protected void handle(HttpServletRequest request, HttpServletResponse response, Authentication person)
            throws IOException {
        logins.passOf(person.getName()).ifPresent(pass -> request.getSession().setAttribute(OpenSessions.PASS, pass));
        browsers.remember(person.getName(), request, response);
        var target = wantedPage.of(request).orElseGet(() -> homeOf(person));
        wantedPage.removeRequest(request, response);
        getRedirectStrategy().sendRedirect(request, response, target);
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
