package org.guitu.casefile.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.guitu.casefile.crypto.lock.KeysetLocks;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What both suites do alike. */
abstract class KeysetChainMacContract {

    private static final byte[] DATA = "示例".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    private final CipherSuite suite;

    private KeysetFile file;
    private ChainMac chain;

    KeysetChainMacContract(CipherSuite suite) {
        this.suite = suite;
    }

    @BeforeEach
    void makeKeys() {
        KeysetFile.create(folder.resolve("keyset.json"), suite, KeysetLocks.NONE);
        file = KeysetFile.open(folder.resolve("keyset.json"));
        chain = new KeysetChainMac(file);
    }

    @Test
    void whatAKeyMadeIsKnownAgainAndNothingElseIs() {
        var mac = chain.mac(DATA);
        assertThat(mac).hasSize(ChainMac.LENGTH);
        assertThat(chain.verify(chain.keyId(), DATA, mac)).isTrue();
        assertThat(chain.verify(chain.keyId(), "示例二".getBytes(StandardCharsets.UTF_8), mac))
                .isFalse();
        mac[5] ^= 1;
        assertThat(chain.verify(chain.keyId(), DATA, mac)).isFalse();
        assertThat(chain.verify(chain.keyId(), DATA, new byte[0])).isFalse();
    }

    @Test
    void itIsStillKnownWhenTheKeysHaveChangedAndTheOldOnesAreGone() {
        int key = chain.keyId();
        var mac = chain.mac(DATA);
        file.addKeys();
        assertThat(chain.keyId()).as("added keys are not in use yet").isEqualTo(key);
        file.useNewestKeys();
        file.dropOldKeys();
        assertThat(chain.keyId()).isNotEqualTo(key);
        assertThat(chain.mac(DATA)).isNotEqualTo(mac);
        assertThat(chain.verify(key, DATA, mac)).isTrue();
        assertThat(chain.mac(key, DATA)).isEqualTo(mac);
    }

    @Test
    void aNodeWithoutTheKeySaysSo() {
        int unknown = chain.keyId() + 1;
        assertThat(chain.hasKey(unknown)).isFalse();
        assertThatThrownBy(() -> chain.verify(unknown, DATA, new byte[ChainMac.LENGTH]))
                .isInstanceOf(KeysetRefusedException.class)
                .hasMessageContaining("keyset.json does not have key");
    }

    @Test
    void itIsAnotherKeyThanThatOfThePersonIndex() {
        assertThat(chain.mac(DATA))
                .isNotEqualTo(new KeysetCipher(file).fingerprint("示例").hash());
    }

    @Test
    void nodesWithAFileFromBeforeThereWereSuchKeysHaveTheSameOneWhichTheNextChangeWritesDown() throws IOException {
        var json = new ObjectMapper();
        var before = (ObjectNode) json.readTree(file.path().toFile());
        before.remove("chain");
        Files.writeString(folder.resolve("node-1.json"), before.toString());
        Files.writeString(folder.resolve("node-2.json"), before.toString());
        var first = KeysetFile.open(folder.resolve("node-1.json"));
        var second = new KeysetChainMac(KeysetFile.open(folder.resolve("node-2.json")));
        int key = second.keyId();
        var mac = second.mac(DATA);
        assertThat(new KeysetChainMac(first).verify(key, DATA, mac)).isTrue();
        first.addKeys();
        first.useNewestKeys();
        first.dropOldKeys();
        var reopened = new KeysetChainMac(KeysetFile.open(first.path()));
        assertThat(reopened.keyId()).isNotEqualTo(key);
        assertThat(reopened.verify(key, DATA, mac)).isTrue();
    }
}
