package org.guitu.dossier.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.guitu.casefile.document.LargestDocument;
import org.guitu.dossier.engine.DocumentAccess;
import org.guitu.engine.identity.EngineLogin;
import org.guitu.office.RefusedException;
import org.guitu.office.RefusedException.Why;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriUtils;

/**
 * Documents of the tab “档案”. A content is the body of a request or an answer and nothing else, so that neither server nor container
 * ever puts it into a file; titles go in a header, percent-encoded, because addresses stand in logs.
 */
@RestController
@RequestMapping("/dossier/tasks/{taskId}/documents")
class DocumentController {

    private final DocumentAccess access;
    private final EngineLogin logins;

    DocumentController(DocumentAccess access, EngineLogin logins) {
        this.access = access;
        this.logins = logins;
    }

    record Reason(String reason) {}

    @PostMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void add(
            @PathVariable String taskId,
            @RequestHeader("Guitu-Title") String title,
            @RequestHeader("Guitu-Class") String dataClass,
            HttpServletRequest request,
            Authentication person)
            throws IOException {
        if (request.getContentLengthLong() > LargestDocument.BYTES) {
            throw new RefusedException(Why.TOO_LARGE, LargestDocument.EXCEEDED);
        }
        var content = request.getInputStream();
        var failure = logins.as(person.getName(), () -> {
            try {
                access.add(taskId, decoded(title), dataClass, content);
                return null;
            } catch (IOException brokenOff) {
                return brokenOff;
            }
        });
        if (failure != null) {
            throw failure;
        }
    }

    private static String decoded(String title) {
        try {
            return UriUtils.decode(title, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException wrong) {
            throw new RefusedException("文件标题没有正确编码。请刷新页面后再试。");
        }
    }

    @PostMapping("/{documentId}/withdrawal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(
            @PathVariable String taskId,
            @PathVariable String documentId,
            @RequestBody Reason reason,
            Authentication person) {
        logins.as(person.getName(), () -> {
            access.withdraw(taskId, documentId, reason.reason());
            return null;
        });
    }

    @GetMapping("/{documentId}")
    void open(
            @PathVariable String taskId,
            @PathVariable String documentId,
            Authentication person,
            HttpServletResponse response)
            throws IOException {
        DocumentAnswer.send(logins.as(person.getName(), () -> access.open(taskId, documentId)), response);
    }
}
