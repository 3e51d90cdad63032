package org.guitu.account;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.nayuki.qrcodegen.QrCode.Ecc;
import java.math.BigInteger;
import java.net.URLEncoder;
import java.util.stream.Collectors;

/**
 * What a phone needs to make codes of a secret, as a picture and to be typed.
 *
 * @param size of the picture, in squares
 * @param path the dark squares, as an SVG path
 * @param text the secret in Base32, in fours
 */
public record QrCode(int size, String path, String text) {

    private static final int BORDER = 4;
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    static QrCode of(String account, byte[] secret) {
        var text = base32(secret);
        var code = io.nayuki.qrcodegen.QrCode.encodeText(
                "otpauth://totp/Guitu:%s?secret=%s&issuer=Guitu".formatted(URLEncoder.encode(account, UTF_8), text),
                Ecc.MEDIUM);
        var path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    path.append("M%d,%dh1v1h-1z".formatted(x + BORDER, y + BORDER));
                }
            }
        }
        return new QrCode(code.size + 2 * BORDER, path.toString(), text.replaceAll("(.{4})(?=.)", "$1 "));
    }

    /** RFC 4648, of a length that needs no filling up: five bytes are eight letters. */
    static String base32(byte[] bytes) {
        var digits = new BigInteger(1, bytes).toString(32);
        return ("0".repeat(bytes.length * 8 / 5 - digits.length()) + digits)
                .chars()
                .map(digit -> LETTERS.charAt(Character.digit(digit, 32)))
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }
}
