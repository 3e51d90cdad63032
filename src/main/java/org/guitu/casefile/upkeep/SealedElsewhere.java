package org.guitu.casefile.upkeep;

import org.guitu.casefile.crypto.ValueCipher;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Values that a feature above the case file has sealed in its own tables, so that a change of keys does not leave them behind. */
public interface SealedElsewhere {

    /** How many are not sealed with the key in use. */
    long left(JdbcClient database, ValueCipher cipher);

    /** Seals them with the key in use. What does not open stays as it is. */
    void sealAnew(JdbcClient database, ValueCipher cipher);
}
