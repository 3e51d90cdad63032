package org.guitu.audit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * What an auditor looks for; {@code null} or blank means any.
 *
 * @param account who acted
 * @param from the first day, {@code to} the last day, in China
 * @param before only events with a lower number
 */
record AuditFilter(String caseNumber, String account, EventKind kind, LocalDate from, LocalDate to, Long before) {

    AuditFilter {
        caseNumber = stripped(caseNumber);
        account = stripped(account);
    }

    private static String stripped(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    AuditFilter olderThan(long id) {
        return new AuditFilter(caseNumber, account, kind, from, to, id);
    }

    /** Whether everything is asked for. */
    boolean isOpen() {
        return caseNumber == null && account == null && kind == null && from == null && to == null;
    }

    /** In words; {@code null} when everything is asked for. */
    String inWords() {
        var words = new ArrayList<String>();
        add(words, "个案", caseNumber);
        add(words, "人员", account);
        add(words, "事项", kind == null ? null : kind.zh());
        add(words, "从", from);
        add(words, "到", to);
        add(words, "编号小于", before);
        return words.isEmpty() ? null : String.join("；", words);
    }

    private static void add(List<String> words, String label, Object value) {
        if (value != null) {
            words.add(label + " " + value);
        }
    }
}
