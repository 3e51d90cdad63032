package org.guitu.dossier;

import java.io.InputStream;
import org.guitu.casefile.document.Document;

/** A document that may be read now. The content is fetched while it is read; to be closed. */
public record OpenDocument(Document document, InputStream content) {}
