package org.guitu.casefile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.guitu.casefile.crypto.ValueCipher;
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
        try {
            return cipher.seal(JSON.writeValueAsBytes(answer.value()), place.toString(), answer.room());
        } catch (JsonProcessingException impossible) {
            throw new IllegalArgumentException("An answer is a text, number, boolean or list.", impossible);
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
