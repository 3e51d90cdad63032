package org.guitu.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses to change anything for a page of another site, whatever the browser proves the person with: a cookie, or a password that it
 * keeps and sends along by itself. Programs say nothing of where they come from, and pass; so does Camunda Modeler when it deploys.
 */
final class OwnSiteOnly extends OncePerRequestFilter {

    static final String REFUSED = "请求来自其他网站的页面，没有执行。请在本系统的页面上操作。";

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
    private static final Set<String> OWN = Set.of("same-origin", "none");

    /** What Camunda Modeler says: it is a page in a file. Browsers say {@code null} there. */
    private static final String MODELER = "file://";

    private static final String DEPLOY = "/engine-rest(/engine/[^/]+)?/deployment/create";

    private final String publicOrigin;

    /** @param publicUrl the address that people type; empty when it is the one that they happen to use */
    OwnSiteOnly(String publicUrl) {
        this.publicOrigin = publicUrl.isEmpty() ? "" : origin(publicUrl);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return READING.contains(request.getMethod());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isOwn(request)) {
            chain.doFilter(request, response);
            return;
        }
        // Not by sendError: the error page is for people, and this was none.
        response.setStatus(HttpServletResponse.SC_FORBIDDEN);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getWriter().write("{\"message\": \"" + REFUSED + "\"}");
    }

    private boolean isOwn(HttpServletRequest request) {
        if (MODELER.equals(request.getHeader(HttpHeaders.ORIGIN))
                && request.getRequestURI().matches(DEPLOY)) {
            return true;
        }
        var site = request.getHeader("Sec-Fetch-Site");
        if (site != null && !OWN.contains(site)) {
            return false;
        }
        var origin = request.getHeader(HttpHeaders.ORIGIN);
        if (origin != null && !(site != null && origin.equals("null"))) {
            return isOwn(origin, request);
        }
        var referer = request.getHeader(HttpHeaders.REFERER);
        return site != null || referer == null || isOwn(referer, request);
    }

    private boolean isOwn(String address, HttpServletRequest request) {
        var here = publicOrigin.isEmpty()
                ? origin("%s://%s:%d".formatted(request.getScheme(), request.getServerName(), request.getServerPort()))
                : publicOrigin;
        return origin(address).equals(here);
    }

    /** Scheme, host and port, as one word; empty for what is no address. */
    private static String origin(String address) {
        try {
            var uri = URI.create(address);
            if (uri.getScheme() == null || uri.getHost() == null) {
                return "";
            }
            int usual = uri.getScheme().equalsIgnoreCase("https") ? 443 : 80;
            return "%s://%s:%d"
                    .formatted(uri.getScheme(), uri.getHost(), uri.getPort() < 0 ? usual : uri.getPort())
                    .toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException noAddress) {
            return "";
        }
    }
}
