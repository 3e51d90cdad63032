package org.guitu.webapp;

import org.springframework.security.web.csrf.CsrfToken;

/** Header and value that whatever a script sends must carry. */
public record PageToken(String header, String value) {

    public static PageToken of(CsrfToken token) {
        return new PageToken(token.getHeaderName(), token.getToken());
    }
}
