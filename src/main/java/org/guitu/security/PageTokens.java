package org.guitu.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;

/** The token that proves that a form came from a page of ours: in the session of those who have one, for strangers in a cookie. */
final class PageTokens implements CsrfTokenRepository {

    private final HttpSessionCsrfTokenRepository ofSessions = new HttpSessionCsrfTokenRepository();
    private final CookieCsrfTokenRepository ofStrangers = new CookieCsrfTokenRepository();

    PageTokens() {
        // The web apps have a cookie and a header of the usual names.
        ofStrangers.setCookieName("LOGIN-TOKEN");
        ofStrangers.setHeaderName("X-CSRF-TOKEN");
        ofStrangers.setCookiePath("/login");
        ofStrangers.setCookieCustomizer(cookie -> cookie.httpOnly(true).sameSite("Strict"));
    }

    private CsrfTokenRepository of(HttpServletRequest request) {
        return request.getSession(false) == null ? ofStrangers : ofSessions;
    }

    @Override
    public CsrfToken generateToken(HttpServletRequest request) {
        return of(request).generateToken(request);
    }

    @Override
    public void saveToken(CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
        of(request).saveToken(token, request, response);
    }

    @Override
    public CsrfToken loadToken(HttpServletRequest request) {
        return of(request).loadToken(request);
    }
}
