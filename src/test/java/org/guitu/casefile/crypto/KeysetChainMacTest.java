package org.guitu.casefile.crypto;

import org.junit.jupiter.api.Nested;

class KeysetChainMacTest {

    @Nested
    class International extends KeysetChainMacContract {

        International() {
            super(CipherSuite.INTERNATIONAL);
        }
    }

    @Nested
    class Guomi extends KeysetChainMacContract {

        Guomi() {
            super(CipherSuite.GUOMI);
        }
    }
}
