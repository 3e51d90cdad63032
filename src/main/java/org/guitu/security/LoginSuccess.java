package org.guitu.security;

import org.guitu.queue.Role;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.stereotype.Component;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Where somebody starts who asked for no page in particular: where the own role works. */
@Component
class LoginSuccess extends SavedRequestAwareAuthenticationSuccessHandler {

    @Override
    protected String determineTargetUrl(
            HttpServletRequest request, HttpServletResponse response, Authentication person) {
        return homeOf(person);
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
        return "/camunda/app/welcome/default/";
    }
}
