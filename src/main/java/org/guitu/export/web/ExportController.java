package org.guitu.export.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.guitu.casefile.crypto.UnreadableValueException;
import org.guitu.engine.identity.EngineLogin;
import org.guitu.export.PersonFile;
import org.guitu.export.engine.ExportDesk;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * A person's file as PDF and as JSON, written straight into the answer and nowhere else. Only for the assignee of the task that hands
 * it over; {@link ExportDesk} decides. A task that is not there and one that is not the person's are answered alike, with 404.
 */
@Controller
class ExportController {

    private final ExportDesk exports;
    private final EngineLogin logins;
    private final ExportPdf pdf;
    private final ObjectMapper json;

    ExportController(ExportDesk exports, EngineLogin logins, ExportPdf pdf, ObjectMapper json) {
        this.exports = exports;
        this.logins = logins;
        this.pdf = pdf;
        this.json = json;
    }

    @GetMapping("/dossier/tasks/{taskId}/export.pdf")
    void pdf(@PathVariable String taskId, Authentication person, HttpServletResponse response) throws IOException {
        var file = take(taskId, "PDF", person, response);
        if (file.isPresent()) {
            head(file.get(), "pdf", MediaType.APPLICATION_PDF_VALUE, response);
            pdf.write(file.get(), response.getOutputStream());
        }
    }

    @GetMapping("/dossier/tasks/{taskId}/export.json")
    void json(@PathVariable String taskId, Authentication person, HttpServletResponse response) throws IOException {
        var file = take(taskId, "JSON", person, response);
        if (file.isPresent()) {
            head(file.get(), "json", "application/json;charset=UTF-8", response);
            json.writeValue(response.getOutputStream(), ExportJson.of(file.get()));
        }
    }

    @ExceptionHandler
    ResponseEntity<Map<String, String>> unreadable(UnreadableValueException unreadable) {
        return ResponseEntity.status(HttpStatus.INTERNAL_SERVER_ERROR)
                .contentType(new MediaType(MediaType.APPLICATION_JSON, StandardCharsets.UTF_8))
                .body(Map.of("message", unreadable.getMessage()));
    }

    private Optional<PersonFile> take(String taskId, String format, Authentication person, HttpServletResponse response)
            throws IOException {
        var file = logins.as(person.getName(), () -> exports.take(taskId, format));
        if (file.isEmpty()) {
            response.sendError(HttpStatus.NOT_FOUND.value());
        }
        return file;
    }

    private static void head(PersonFile file, String ending, String type, HttpServletResponse response) {
        response.setContentType(type);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("%s.%s".formatted(file.caseNumber(), ending))
                        .build()
                        .toString());
    }
}
