package org.guitu.oidc;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.guitu.audit.Actor;
import org.guitu.audit.AuditEvent;
import org.guitu.audit.AuditTrail;
import org.guitu.audit.EventKind;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/** How somebody is told that a login by the provider came to nothing: why, where it is about what the provider says of the person. */
final class OidcFailure implements AuthenticationFailureHandler {

    private static final String KNOWN_CODE = "[a-z_]{1,60}";

    private final AuditTrail trail;

    OidcFailure(AuditTrail trail) {
        this.trail = trail;
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException, ServletException {
        if (!(failure instanceof OAuth2AuthenticationException refused)) {
            response.sendRedirect("/login?away");
            return;
        }
        var code = refused.getError().getErrorCode();
        if (OidcPeople.REFUSED.equals(code)) {
            response.setStatus(HttpStatus.FORBIDDEN.value());
            request.setAttribute(OidcLogin.REFUSAL, refused.getError().getDescription());
            request.getRequestDispatcher("/login/refused").forward(request, response);
            return;
        }
        trail.record(AuditEvent.of(EventKind.LOGIN_FAILED, Actor.SYSTEM)
                .from(request.getRemoteAddr())
                .saying("统一身份认证没有完成：" + (code.matches(KNOWN_CODE) ? code : "?")));
        response.sendRedirect("/login?incomplete");
    }
}
