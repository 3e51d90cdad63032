package org.guitu.dossier.web;

import java.util.Map;
import org.guitu.casefile.crypto.UnreadableValueException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What is answered when the dossier cannot read something: {@code {"message": …}} in words for the person. */
@RestControllerAdvice(basePackageClasses = DossierFaults.class)
class DossierFaults {

    @ExceptionHandler
    ResponseEntity<Map<String, String>> unreadable(UnreadableValueException unreadable) {
        return message(HttpStatus.INTERNAL_SERVER_ERROR, unreadable.getMessage());
    }

    /** Answered here because Spring would write into the log what it could not read. */
    @ExceptionHandler
    ResponseEntity<Map<String, String>> garbled(HttpMessageNotReadableException garbled) {
        return message(HttpStatus.BAD_REQUEST, "没有收到完整的内容。请刷新页面后再试。");
    }

    private static ResponseEntity<Map<String, String>> message(HttpStatus status, String text) {
        return ResponseEntity.status(status).body(Map.of("message", text));
    }
}
