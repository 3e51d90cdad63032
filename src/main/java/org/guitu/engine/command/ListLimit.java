package org.guitu.engine.command;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets the engine's REST API answer lists by pages only, so that nobody has the whole country read into memory at once. What Guitu asks
 * the engine itself is not limited by it: it has limits of its own, or needs all. Neither are the lists of models, which grow with changes of
 * models and not with cases: Cockpit's page of a process asks for all versions of it at once.
 */
final class ListLimit extends OncePerRequestFilter {

    private static final Pattern MODELS = Pattern.compile(".*/(process|decision)-definition");
    private static final ThreadLocal<Boolean> ASKED_BY_REST = ThreadLocal.withInitial(() -> false);

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ASKED_BY_REST.set(!MODELS.matcher(request.getRequestURI()).matches());
        try {
            chain.doFilter(request, response);
        } finally {
            ASKED_BY_REST.remove();
        }
    }

    /** The engine with the limit of its settings for such calls alone. */
    static final class Engine extends SpringProcessEngineConfiguration {

        @Override
        public int getQueryMaxResultsLimit() {
            return ASKED_BY_REST.get() ? super.getQueryMaxResultsLimit() : Integer.MAX_VALUE;
        }
    }
}
