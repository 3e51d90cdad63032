package org.guitu.gate.engine;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.guitu.gate.file.ModelFile;
import org.guitu.gate.weakening.Weakening;
import org.guitu.release.Sha256;

/** What stands for a list of weakenings: whoever has confirmed it has seen just these. */
public final class WeakeningHash {

    private WeakeningHash() {}

    /** In hexadecimal digits; empty when nothing is weakened. */
    public static String of(List<Weakening> weakenings) {
        return weakenings.isEmpty()
                ? ""
                : Sha256.hex(weakenings.stream()
                        .map(any -> "%s %s %s"
                                .formatted(
                                        new ModelFile(any.file(), new byte[0]).shortName(),
                                        any.element(),
                                        any.words().english()))
                        .sorted()
                        .collect(Collectors.joining("\n"))
                        .getBytes(StandardCharsets.UTF_8));
    }

    /** {@code null} when nothing is weakened. */
    public static byte[] bytes(String hash) {
        return hash.isEmpty() ? null : HexFormat.of().parseHex(hash);
    }
}
