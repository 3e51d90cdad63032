package org.guitu.trace;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Optional;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives each request a name of its own: every line that the log has of it begins with that, the answer carries it as {@code X-Request-Id}, and what
 * people are told of a fault names it. What a caller sends is not believed: anybody could write anything into the log by it.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public class RequestIds extends OncePerRequestFilter {

    /** The header, and the attribute of the request. */
    public static final String HEADER = "X-Request-Id";

    /** The name under which the log has it. */
    private static final String LOGGED = "request";

    /** Without those that are read as others. */
    private static final String LETTERS = "23456789abcdefghjkmnpqrstuvwxyz";

    private static final int LENGTH = 8;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** The name of the request that this thread is at; empty outside of requests. */
    public static Optional<String> current() {
        return Optional.ofNullable(MDC.get(LOGGED));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var known = request.getAttribute(HEADER);
        var id = known == null ? next() : known.toString();
        request.setAttribute(HEADER, id);
        response.setHeader(HEADER, id);
        MDC.put(LOGGED, id);
        try {
            chain.doFilter(request, response);
        } finally {
            MDC.remove(LOGGED);
        }
    }

    /** The page that tells of a fault is another dispatch of the same request. */
    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    private static String next() {
        var id = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            id.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return id.toString();
    }
}
