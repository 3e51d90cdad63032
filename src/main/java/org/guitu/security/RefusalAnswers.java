package org.guitu.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import org.guitu.limit.TooBusyException;
import org.guitu.office.RefusedException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** How a route answers that something is refused, unless it has a page for it: {@code {"message": …}} in words for the person. */
@RestControllerAdvice
class RefusalAnswers {

    private static final String DATA_EXCEPTION = "22";

    @ExceptionHandler
    ResponseEntity<Map<String, String>> busy(TooBusyException busy) {
        return answer(
                ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                        .header(HttpHeaders.RETRY_AFTER, "" + TooBusyException.RETRY_SECONDS),
                busy.getMessage());
    }

    @ExceptionHandler
    ResponseEntity<Map<String, String>> refused(RefusedException refusal) {
        var status =
                switch (refusal.why()) {
                    case NOT_ALLOWED -> HttpStatus.FORBIDDEN;
                    case WRONG -> HttpStatus.BAD_REQUEST;
                    case TOO_LARGE -> HttpStatus.PAYLOAD_TOO_LARGE;
                    case NOT_THERE -> HttpStatus.NOT_FOUND;
                };
        return answer(ResponseEntity.status(status), refusal.getMessage());
    }

    /** What the database cannot take, such as U+0000, nobody has typed. */
    @ExceptionHandler
    ResponseEntity<Map<String, String>> unusable(
            DataIntegrityViolationException fault, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (!(fault.getRootCause() instanceof SQLException cause)
                || cause.getSQLState() == null
                || !cause.getSQLState().startsWith(DATA_EXCEPTION)) {
            throw fault;
        }
        if (Objects.requireNonNullElse(request.getHeader(HttpHeaders.ACCEPT), "")
                .contains(MediaType.TEXT_HTML_VALUE)) {
            response.sendError(HttpStatus.BAD_REQUEST.value());
            return null;
        }
        return answer(ResponseEntity.badRequest(), "请求里有不能使用的字符，没有办成。请更正后再试。");
    }

    private static ResponseEntity<Map<String, String>> answer(ResponseEntity.BodyBuilder answer, String words) {
        return answer.contentType(new MediaType(MediaType.APPLICATION_JSON, StandardCharsets.UTF_8))
                .body(Map.of("message", words));
    }
}
