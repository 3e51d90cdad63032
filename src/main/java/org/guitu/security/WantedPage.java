package org.guitu.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.guitu.account.web.LoginCookie;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/**
 * Remembers the page that asked for the login, in a cookie: a session for everybody who comes by would cost memory.
 *
 * <p>Only a page is gone back to. What a page loads (scripts, data) may have been asked for last, but nobody wants to see that.
 */
@Component
final class WantedPage implements RequestCache {

    private static final String COOKIE = "GUITU-PAGE";
    private static final Duration REMEMBERED_FOR = Duration.ofHours(1);
    private static final int LONGEST = 1000;

    /** The web apps' pages and our own, told from what they load; with or without a query. */
    private static final Pattern PAGE = Pattern.compile("(/camunda/app/(tasklist|cockpit|admin|welcome)/default/"
            + "|/(?!camunda/|engine-rest/|actuator/|assets/|error|login|logout)[a-z][a-z0-9/-]*)(\\?[\\x21-\\x7E]*)?");

    @Override
    public void saveRequest(HttpServletRequest request, HttpServletResponse response) {
        var page = request.getQueryString() == null
                ? request.getServletPath()
                : request.getServletPath() + "?" + request.getQueryString();
        if ("GET".equals(request.getMethod())
                && isNavigation(request)
                && page.length() <= LONGEST
                && PAGE.matcher(page).matches()) {
            var value = Base64.getUrlEncoder().withoutPadding().encodeToString(page.getBytes(StandardCharsets.UTF_8));
            LoginCookie.set(COOKIE, value, REMEMBERED_FOR, request, response);
        }
    }

    /** What a page asks for by itself, such as a count of notices, is no page. */
    private static boolean isNavigation(HttpServletRequest request) {
        var mode = request.getHeader("Sec-Fetch-Mode");
        return mode == null || mode.equals("navigate");
    }

    /** Where to go after the login. */
    Optional<String> of(HttpServletRequest request) {
        var cookie = WebUtils.getCookie(request, COOKIE);
        return cookie == null
                ? Optional.empty()
                : decoded(cookie.getValue()).filter(page -> PAGE.matcher(page).matches());
    }

    private static Optional<String> decoded(String value) {
        try {
            return Optional.of(new String(Base64.getUrlDecoder().decode(value), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    @Override
    public void removeRequest(HttpServletRequest request, HttpServletResponse response) {
        if (WebUtils.getCookie(request, COOKIE) != null) {
            LoginCookie.set(COOKIE, "", Duration.ZERO, request, response);
        }
    }

    /** Nothing is taken up again by itself. */
    @Override
    public SavedRequest getRequest(HttpServletRequest request, HttpServletResponse response) {
        return null;
    }

    @Override
    public HttpServletRequest getMatchingRequest(HttpServletRequest request, HttpServletResponse response) {
        return null;
    }
}
