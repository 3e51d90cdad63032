package org.guitu.security.limit;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guitu.casefile.crypto.Marks;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/**
 * Knows the browsers again in which an account has logged in before, by a cookie that says no more than that, and to nobody without this
 * installation's keys. It opens nothing: it only tells the owner from somebody who guesses. A browser that several people use knows
 * the latest of them.
 */
@Component
public class KnownBrowsers {

    static final String COOKIE = "GUITU-BROWSER";

    private static final Duration KNOWN_FOR = Duration.ofDays(180);
    private static final int MOST_ACCOUNTS = 4;
    private static final int RANDOM_BYTES = 12;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Pattern ENTRY = Pattern.compile("(\\d{1,12})\\.([\\w-]{16})\\.([\\w-]{20,100})");

    private final Marks marks;
    private final InstantSource clock;

    KnownBrowsers(Marks marks, InstantSource clock) {
        this.marks = marks;
        this.clock = clock;
    }

    /** What tells this browser from others in which that account has logged in; empty when it has not in this one. */
    public Optional<String> of(String account, HttpServletRequest request) {
        return entries(request)
                .filter(entry -> isOf(account, entry))
                .map(entry -> entry.group(2))
                .findFirst();
    }

    /** That account has just logged in there. */
    public void remember(String account, HttpServletRequest request, HttpServletResponse response) {
        var others = entries(request).filter(entry -> !isOf(account, entry)).map(MatchResult::group);
        var value = Stream.concat(Stream.of(entry(account)), others)
                .limit(MOST_ACCOUNTS)
                .collect(Collectors.joining("~"));
        var cookie = ResponseCookie.from(COOKIE, value)
                .path("/login")
                .maxAge(KNOWN_FOR)
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Strict")
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    private String entry(String account) {
        var random = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(random);
        var nonce = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        long now = clock.instant().getEpochSecond();
        return now + "." + nonce + "." + marks.of(text(account, "" + now, nonce));
    }

    private static Stream<MatchResult> entries(HttpServletRequest request) {
        var cookie = WebUtils.getCookie(request, COOKIE);
        return cookie == null
                ? Stream.empty()
                : ENTRY.matcher(cookie.getValue()).results().limit(MOST_ACCOUNTS);
    }

    private boolean isOf(String account, MatchResult entry) {
        long age = clock.instant().getEpochSecond() - Long.parseLong(entry.group(1));
        return Math.abs(age) < KNOWN_FOR.toSeconds()
                && marks.isOf(text(account, entry.group(1), entry.group(2)), entry.group(3));
    }

    private static String text(String account, String since, String nonce) {
        return String.join("\n", "browser", account, since, nonce);
    }
}
