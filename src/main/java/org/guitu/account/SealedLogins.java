package org.guitu.account;

import org.guitu.casefile.crypto.UnreadableValueException;
import org.guitu.casefile.crypto.ValueCipher;
import org.guitu.casefile.upkeep.SealedElsewhere;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Secrets of second factors, and halves of one-time passwords that were not read yet. */
public final class SealedLogins implements SealedElsewhere {

    @Override
    public long left(JdbcClient database, ValueCipher cipher) {
        return database.sql(
                        """
                        select (select count(*) from guitu.account_login
                                where secret is not null and substring(secret for :length) <> :mark)
                            + (select count(*) from guitu.account_request
                                where half is not null and substring(half for :length) <> :mark)""")
                .param("length", cipher.mark().length)
                .param("mark", cipher.mark())
                .query(Long.class)
                .single();
    }

    @Override
    public void sealAnew(JdbcClient database, ValueCipher cipher) {
        database.sql("select account, secret from guitu.account_login where secret is not null")
                .query(row -> {
                    var account = row.getString("account");
                    var secret = row.getBytes("secret");
                    replace(cipher, secret, SecondFactors.place(account), anew -> database.sql(
                                    "update guitu.account_login set secret = ? where account = ? and secret = ?")
                            .params(anew, account, secret)
                            .update());
                });
        database.sql("select id, half from guitu.account_request where half is not null")
                .query(row -> {
                    long id = row.getLong("id");
                    var half = row.getBytes("half");
                    replace(cipher, half, AccountRequests.place(id), anew -> database.sql(
                                    "update guitu.account_request set half = ? where id = ? and half = ?")
                            .params(anew, id, half)
                            .update());
                });
    }

    private interface Writing {
        void write(byte[] anew);
    }

    private static void replace(ValueCipher cipher, byte[] value, String place, Writing writing) {
        try {
            writing.write(cipher.seal(cipher.open(value, place), place));
        } catch (UnreadableValueException reported) {
            // Stays with its old key, and so do the old keys; the log names it.
        }
    }
}
