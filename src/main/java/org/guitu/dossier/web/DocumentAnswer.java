package org.guitu.dossier.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.guitu.casefile.crypto.UnreadableValueException;
import org.guitu.dossier.OpenDocument;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;

/** Sends a document that somebody may open as a file to keep, bit by bit. */
public final class DocumentAnswer {

    private static final Logger LOG = LoggerFactory.getLogger(DocumentAnswer.class);

    private DocumentAnswer() {}

    /**
     * Sends it to its end, or breaks the connection off.
     *
     * @throws UnreadableValueException when it does not open at all; nothing is sent then
     */
    public static void send(OpenDocument opened, HttpServletResponse response) throws IOException {
        var document = opened.document();
        try (var content = opened.content()) {
            // Before anything is said about it: most of what does not open fails here, and is told in words.
            int first = content.read();
            response.setContentType(document.kind().mediaType());
            response.setContentLengthLong(document.size());
            response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + document.fileName() + "\"");
            response.setHeader("Content-Security-Policy", "default-src 'none'; sandbox");
            // So that a content that does not open to its end cannot be taken for whole: see below.
            response.setHeader(HttpHeaders.CONNECTION, "close");
            var out = response.getOutputStream();
            out.write(first);
            content.transferTo(out);
            out.flush();
        } catch (UnreadableValueException | DataAccessException failed) {
            if (!response.isCommitted()) {
                response.reset();
                throw failed;
            }
            // Nothing may be added to what was sent. The connection ends before the announced length, so the reader
            // knows.
            LOG.error("Document {} of case {} could not be sent to its end.", document.number(), document.caseNumber());
        }
    }
}
