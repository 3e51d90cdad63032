package org.guitu.casefile.crypto.guomi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.params.KeyParameter;
import org.junit.jupiter.api.Test;

/** The examples that the standards give. */
class GuomiVectorsTest {

    private static final byte[] KEY = bytes("0123456789abcdeffedcba9876543210");

    /** GB/T 32907, annex A, examples 1 and 2. */
    @Test
    void sm4EncryptsAsItsStandardSays() {
        var cipher = new SM4Engine();
        cipher.init(true, new KeyParameter(KEY));
        var block = KEY.clone();
        cipher.processBlock(block, 0, block, 0);
        assertThat(hex(block)).isEqualTo("681edf34d206965e86b3e94f536e4246");
        for (int i = 1; i < 1_000_000; i++) {
            cipher.processBlock(block, 0, block, 0);
        }
        assertThat(hex(block)).isEqualTo("595298c7c6fd271f0402f804c33d3f66");
    }

    /** GB/T 32905, annex A, examples 1 and 2. */
    @Test
    void sm3HashesAsItsStandardSays() {
        assertThat(sm3("abc")).isEqualTo("66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
        assertThat(sm3("abcd".repeat(16)))
                .isEqualTo("debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732");
    }

    private static String sm3(String text) {
        var digest = new SM3Digest();
        var input = text.getBytes(StandardCharsets.US_ASCII);
        digest.update(input, 0, input.length);
        var hash = new byte[digest.getDigestSize()];
        digest.doFinal(hash, 0);
        return hex(hash);
    }

    /** RFC 8998, appendix A.1. */
    @Test
    void sm4GcmEncryptsAndOpensAsItsDescriptionSays() throws GeneralSecurityException {
        var plain = bytes("aaaaaaaaaaaaaaaabbbbbbbbbbbbbbbbccccccccccccccccdddddddddddddddd"
                + "eeeeeeeeeeeeeeeeffffffffffffffffeeeeeeeeeeeeeeeeaaaaaaaaaaaaaaaa");
        var nonce = bytes("00001234567800000000abcd");
        var bound = bytes("feedfacedeadbeeffeedfacedeadbeefabaddad2");
        var cipher = new Sm4Gcm(KEY);
        var sealed = cipher.run(true, nonce, plain, 0, plain.length, bound);
        assertThat(hex(sealed))
                .isEqualTo("17f399f08c67d5ee19d0dc9969c4bb7d5fd46fd3756489069157b282bb200735"
                        + "d82710ca5c22f0ccfa7cbf93d496ac15a56834cbcf98c397b4024a2691233b8d"
                        + "83de3541e4c2b58177e065a9bf7b62ec");
        assertThat(cipher.decrypt(bytes(hex(nonce) + hex(sealed)), bound)).isEqualTo(plain);
        sealed[3] ^= 1;
        assertThatThrownBy(() -> cipher.decrypt(bytes(hex(nonce) + hex(sealed)), bound))
                .isInstanceOf(GeneralSecurityException.class);
    }

    /** GM/T 0042, appendix D.3. */
    @Test
    void hmacSm3HashesAsItsStandardSays() throws GeneralSecurityException {
        var key = bytes("0102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f202122232425");
        assertThat(hex(new HmacSm3(key).compute(bytes("cd".repeat(50)), 32)))
                .isEqualTo("220bf579ded555393f0159f66c99877822a3ecf610d1552154b41d44b94db3ae");
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
