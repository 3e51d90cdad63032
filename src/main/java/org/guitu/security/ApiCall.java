package org.guitu.security;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** Marks a login that comes with a single call of the REST API and opens no session. */
final class ApiCall extends WebAuthenticationDetails {

    private static final long serialVersionUID = 1L;

    ApiCall(HttpServletRequest request) {
        super(request);
    }
}
