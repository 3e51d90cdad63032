package org.guitu.casefile;

/**
 * Where a value stands in the dossier. A value opens in its place only, so that nobody who can write to the database can give one
 * person's answer to another, an old one for a new one, or a health record the class of a routing slip.
 */
public record AnswerPlace(CaseNumber caseNumber, long entry, String form, String field, String dataClass) {

    /**
     * On which form, as which of its questions, and as which class something was recorded: what decides who may read it again. A
     * document has the form {@link #DOCUMENT}.
     */
    public record Origin(String form, String field, String dataClass) {

        /** Instead of a form: that it is a document. No form may be called so. */
        public static final String DOCUMENT = "document";

        /** Of a document of that class; instead of a question it has the department that added it. */
        public static Origin document(String department, String dataClass) {
            return new Origin(DOCUMENT, department, dataClass);
        }
    }

    public Origin origin() {
        return new Origin(form, field, dataClass);
    }

    /** The same for the same place in every version: it is part of what was encrypted. */
    @Override
    public String toString() {
        return String.join("\n", "answer", caseNumber.value(), Long.toString(entry), form, field, dataClass);
    }
}
