package org.guitu.engine.identity;

import jakarta.servlet.http.HttpServletRequest;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationResult;
import org.camunda.bpm.engine.rest.security.auth.impl.ContainerBasedAuthenticationProvider;

/** Tells Camunda's web apps who is logged in, as long as the account exists. Camunda makes the object by its class name. */
public final class WebAppIdentity extends ContainerBasedAuthenticationProvider {

    @Override
    public AuthenticationResult extractAuthenticatedUser(HttpServletRequest request, ProcessEngine engine) {
        var user = request.getUserPrincipal();
        if (user == null
                || engine.getIdentityService()
                                .createUserQuery()
                                .userId(user.getName())
                                .count()
                        == 0) {
            return AuthenticationResult.unsuccessful();
        }
        return AuthenticationResult.successful(user.getName());
    }
}
