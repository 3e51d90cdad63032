package org.guitu.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** Where a login comes from: the page, or a single call of the REST API, which opens no session. */
final class LoginCall extends WebAuthenticationDetails {

    private static final long serialVersionUID = 1L;

    private final String browser;
    private final boolean api;

    private LoginCall(HttpServletRequest request, String browser, boolean api) {
        super(request);
        this.browser = browser;
        this.api = api;
    }

    static LoginCall ofApi(HttpServletRequest request) {
        return new LoginCall(request, null, true);
    }

    /** @param browser in which the account has logged in before; empty for any other */
    static LoginCall ofPage(HttpServletRequest request, Optional<String> browser) {
        return new LoginCall(request, browser.orElse(null), false);
    }

    Optional<String> browser() {
        return Optional.ofNullable(browser);
    }

    boolean isApi() {
        return api;
    }
}
