package org.guitu.security;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.guitu.office.RefusedException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** How a route answers that something is refused, unless it has a page for it: {@code {"message": …}} in words for the person. */
@RestControllerAdvice
class RefusalAnswers {

    @ExceptionHandler
    ResponseEntity<Map<String, String>> refused(RefusedException refusal) {
        var status =
                switch (refusal.why()) {
                    case NOT_ALLOWED -> HttpStatus.FORBIDDEN;
                    case WRONG -> HttpStatus.BAD_REQUEST;
                    case TOO_LARGE -> HttpStatus.PAYLOAD_TOO_LARGE;
                    case NOT_THERE -> HttpStatus.NOT_FOUND;
                };
        return ResponseEntity.status(status)
                .contentType(new MediaType(MediaType.APPLICATION_JSON, StandardCharsets.UTF_8))
                .body(Map.of("message", refusal.getMessage()));
    }
}
