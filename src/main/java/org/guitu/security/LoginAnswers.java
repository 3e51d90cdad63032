package org.guitu.security;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.guitu.security.limit.LoginLaterException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/**
 * How somebody is told that a login came to nothing, on the page and by REST. Only a password that was looked at is wrong (401); whoever
 * has to wait is told so (429), and so is whoever comes while the node is busy (503), each with the time after which to come again.
 */
final class LoginAnswers implements AuthenticationFailureHandler, AuthenticationEntryPoint {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The page. */
    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException, ServletException {
        if (failure instanceof LoginLaterException later) {
            begin(later, response);
            request.setAttribute(LoginController.LATER, later);
            request.getRequestDispatcher("/login/later").forward(request, response);
        } else {
            TypedName.keep(request, response);
            response.sendRedirect(failure instanceof NoRoleException ? "/login?closed" : "/login?error");
        }
    }

    /** A call of the REST API. */
    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        if (failure instanceof LoginLaterException later) {
            begin(later, response);
            response.setContentType(MediaType.APPLICATION_JSON_VALUE);
            response.setCharacterEncoding(StandardCharsets.UTF_8.name());
            response.getWriter().write(JSON.writeValueAsString(Map.of("message", later.getMessage())));
        } else {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Guitu\"");
            response.sendError(HttpStatus.UNAUTHORIZED.value(), HttpStatus.UNAUTHORIZED.getReasonPhrase());
        }
    }

    private static void begin(LoginLaterException later, HttpServletResponse response) {
        response.setStatus(later.status().value());
        response.setHeader(HttpHeaders.RETRY_AFTER, "" + later.seconds());
    }
}
