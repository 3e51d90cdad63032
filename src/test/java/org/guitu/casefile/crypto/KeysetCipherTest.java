package org.guitu.casefile.crypto;

import org.junit.jupiter.api.Nested;

class KeysetCipherTest {

    @Nested
    class International extends KeysetCipherContract {

        International() {
            super(CipherSuite.INTERNATIONAL);
        }
    }

    @Nested
    class Guomi extends KeysetCipherContract {

        Guomi() {
            super(CipherSuite.GUOMI);
        }
    }
}
