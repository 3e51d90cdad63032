package org.guitu.casefile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.guitu.casefile.crypto.UnreadableValueException;
import org.guitu.casefile.crypto.ValueCipher;
import org.guitu.casefile.seal.EntrySeal;
import org.springframework.stereotype.Component;

/** Turns answers into what the table {@code dossier_value} holds, and back. */
@Component
public class SealedAnswers {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ValueCipher cipher;

    public SealedAnswers(ValueCipher cipher) {
        this.cipher = cipher;
    }

    byte[] seal(AnswerPlace place, DossierEntry.Answer answer) {
        return cipher.seal(written(answer.value()), place.toString(), answer.room());
    }

    /** An answer as it is written down before it is sealed. */
    static byte[] written(Object answer) {
        try {
            return JSON.writeValueAsBytes(answer);
        } catch (JsonProcessingException impossible) {
            throw new IllegalArgumentException("An answer is a text, number, boolean or list.", impossible);
        }
    }

    /** The answer of a row with case number, entry, form, field, class, trait and value, as the hash of its entry covers it. */
    public EntrySeal.Value given(ResultSet row) throws SQLException {
        var sealed = row.getBytes("value");
        try {
            var written = cipher.open(sealed, place(row).toString());
            return new EntrySeal.Value(row.getString("class"), row.getString("trait"), true, written);
        } catch (UnreadableValueException reported) {
            return new EntrySeal.Value(row.getString("class"), row.getString("trait"), false, sealed);
        }
    }

    Object open(AnswerPlace place, byte[] sealed) {
        try {
            return JSON.readValue(cipher.open(sealed, place.toString()), Object.class);
        } catch (IOException impossible) {
            throw new IllegalStateException("The dossier holds a value that is not JSON.", impossible);
        }
    }

    /** The answer of a row with case number, entry, form, field, class and value. */
    Object open(ResultSet row) throws SQLException {
        return open(place(row), row.getBytes("value"));
    }

    /** Where the answer of a row stands with case number, entry, form, field and class. */
    public static AnswerPlace place(ResultSet row) throws SQLException {
        return new AnswerPlace(
                new CaseNumber(row.getString("case_number")),
                row.getLong("entry_id"),
                row.getString("form"),
                row.getString("field"),
                row.getString("class"));
    }
}
