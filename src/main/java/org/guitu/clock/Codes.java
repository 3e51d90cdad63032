package org.guitu.clock;

import java.util.Locale;

/** Enum constants as tables and web pages write them: {@code working-days}. */
final class Codes {

    private Codes() {}

    static <E extends Enum<E>> E valueOf(Class<E> type, String code) {
        return Enum.valueOf(type, code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
