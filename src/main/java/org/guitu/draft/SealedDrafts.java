package org.guitu.draft;

import java.util.List;
import org.guitu.casefile.crypto.UnreadableValueException;
import org.guitu.casefile.crypto.ValueCipher;
import org.guitu.casefile.upkeep.SealedElsewhere;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Drafts under a change of keys. */
public final class SealedDrafts implements SealedElsewhere {

    private record Sealed(String account, String place, byte[] value) {}

    @Override
    public long left(JdbcClient database, ValueCipher cipher) {
        return database.sql("select count(*) from guitu.draft where substring(sealed for ?) <> ?")
                .params(cipher.mark().length, cipher.mark())
                .query(Long.class)
                .single();
    }

    @Override
    public void sealAnew(JdbcClient database, ValueCipher cipher) {
        List<Sealed> drafts = database.sql(
                        "select account, place, sealed from guitu.draft where substring(sealed for ?) <> ?")
                .params(cipher.mark().length, cipher.mark())
                .query((row, number) ->
                        new Sealed(row.getString("account"), row.getString("place"), row.getBytes("sealed")))
                .list();
        drafts.forEach(draft -> sealAnew(draft, database, cipher));
    }

    /** Whoever saves the draft meanwhile seals it with the key in use. */
    private static void sealAnew(Sealed draft, JdbcClient database, ValueCipher cipher) {
        try {
            var place = Drafts.seal(draft.account(), draft.place());
            database.sql("update guitu.draft set sealed = ? where account = ? and place = ? and sealed = ?")
                    .params(cipher.anew(draft.value(), place, 0), draft.account(), draft.place(), draft.value())
                    .update();
        } catch (UnreadableValueException reported) {
            // Stays with its old key, and so do the old keys; the log names it.
        }
    }
}
