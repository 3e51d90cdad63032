package org.guitu.casefile.codename;

import java.text.Normalizer;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.guitu.casefile.AnswersRecorded;
import org.guitu.casefile.CaseNumber;
import org.guitu.casefile.PersonIndex;
import org.guitu.casefile.SealedAnswers;
import org.guitu.casefile.Timeline;
import org.guitu.casefile.crypto.ValueCipher;
import org.guitu.casefile.crypto.ValueCipher.Fingerprint;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tells by a part of a code name which cases may have it, and not what it is: by keyed hashes of all its parts, of two characters and more.
 *
 * <p>The index follows from the newest code name of each case, and is made anew whenever one is recorded.
 */
@Component
public class CodeNameIndex {

    /** The question that forms ask for it. */
    public static final String FIELD = "codeName";

    private static final int SHORTEST = 2;

    /** A longer part is found by how it begins. */
    private static final int LONGEST = 8;

    /** In how many the hashes of one case are counted, so that their number does not tell how long the name is. */
    private static final int STEP = 16;

    private final JdbcClient database;
    private final Timeline timeline;
    private final ValueCipher cipher;

    public CodeNameIndex(JdbcClient database, SealedAnswers answers, ValueCipher cipher) {
        this.database = database;
        this.timeline = new Timeline(database, answers);
        this.cipher = cipher;
    }

    /** Whether the name holds what somebody typed: full width or not, in capitals or not. */
    public static boolean holds(String name, String typed) {
        return plain(name).contains(plain(typed));
    }

    /**
     * The hashes of which the cases have one whose code name may hold what somebody typed; none for what is too short. Whoever reads the
     * names compares them: {@link #holds}.
     */
    public List<byte[]> hashes(String typed) {
        var text = plain(typed);
        return text.isEmpty()
                ? List.of()
                : cipher.fingerprints(mark(text.substring(0, Math.min(text.length(), LONGEST)))).stream()
                        .map(Fingerprint::hash)
                        .toList();
    }

    @EventListener
    void recorded(AnswersRecorded answers) {
        if (answers.fields().contains(FIELD)) {
            refresh(answers.caseNumber());
        }
    }

    /** Makes the index of a case anew. */
    public void refresh(CaseNumber caseNumber) {
        database.sql("delete from guitu.code_name where case_number = ?")
                .param(caseNumber.value())
                .update();
        var name = timeline.newest(List.of(caseNumber), FIELD).get(caseNumber);
        if (name != null) {
            var hashes = marks(caseNumber, parts(plain(String.valueOf(name.value())))).stream()
                    .map(cipher::fingerprint)
                    .toList();
            database.sql(
                            "insert into guitu.code_name (case_number, hashes, key_number) values (:case, array[:hashes], :key)")
                    .param("case", caseNumber.value())
                    .param("hashes", hashes.stream().map(Fingerprint::hash).toList())
                    .param("key", hashes.get(0).key())
                    .update();
        }
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
    }

    /** A name of one character is a part of its own. */
    private static Set<String> parts(String name) {
        var parts = new LinkedHashSet<String>();
        for (int from = 0; from < name.length(); from++) {
            for (int length = SHORTEST; length <= LONGEST && from + length <= name.length(); length++) {
                parts.add(name.substring(from, from + length));
            }
        }
        return parts.isEmpty() ? Set.of(name) : parts;
    }

    private static Collection<String> marks(CaseNumber caseNumber, Set<String> parts) {
        var marks = new LinkedHashSet<String>();
        parts.forEach(part -> marks.add(mark(part)));
        for (int filler = 0; marks.size() % STEP != 0; filler++) {
            marks.add(String.join("\n", "no-code-name", caseNumber.value(), Integer.toString(filler)));
        }
        return marks;
    }

    /** No text is both a part of a code name and something by which {@link PersonIndex} finds people. */
    private static String mark(String part) {
        return "code-name\n" + part;
    }
}
