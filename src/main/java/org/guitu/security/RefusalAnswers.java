package org.guitu.security;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.guitu.limit.TooBusyException;
import org.guitu.office.RefusedException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** How a route answers that something is refused, unless it has a page for it: {@code {"message": …}} in words for the person. */
@RestControllerAdvice
class RefusalAnswers {

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

    private static ResponseEntity<Map<String, String>> answer(ResponseEntity.BodyBuilder answer, String words) {
        return answer.contentType(new MediaType(MediaType.APPLICATION_JSON, StandardCharsets.UTF_8))
                .body(Map.of("message", words));
    }
}
