package org.guitu.export;

/** Somebody who sees the task may not have the export; the message says why and what to do. */
public class ExportRefusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    public ExportRefusal(String message) {
        super(message);
    }
}
