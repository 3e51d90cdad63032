package org.guitu.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.guitu.account.web.LoginCookie;
import org.springframework.web.util.WebUtils;

/**
 * The user name that somebody typed before a wrong password, from that answer to the next login page, which takes it away. It is in no address,
 * which others read, and opens no session.
 */
final class TypedName {

    private static final String COOKIE = "GUITU-NAME";
    private static final Duration KEPT_FOR = Duration.ofMinutes(1);
    private static final int LONGEST = 100;

    private TypedName() {}

    static void keep(HttpServletRequest request, HttpServletResponse response) {
        var name = of(request);
        if (!name.isEmpty()) {
            var value = Base64.getUrlEncoder().withoutPadding().encodeToString(name.getBytes(StandardCharsets.UTF_8));
            LoginCookie.set(COOKIE, value, KEPT_FOR, request, response);
        }
    }

    /** What this request brings; empty when it brings none, or one that is too long for an account. */
    static String of(HttpServletRequest request) {
        var name = request.getParameter("username");
        return name == null || name.length() > LONGEST ? "" : name;
    }

    /** What was kept; empty for nothing. */
    static String take(HttpServletRequest request, HttpServletResponse response) {
        var cookie = WebUtils.getCookie(request, COOKIE);
        if (cookie == null) {
            return "";
        }
        LoginCookie.set(COOKIE, "", Duration.ZERO, request, response);
        try {
            return new String(Base64.getUrlDecoder().decode(cookie.getValue()), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notOurs) {
            return "";
        }
    }
}
