package org.guitu.person;

import java.util.Arrays;
import java.util.Optional;

/** How a person's age is known; the newest statement counts. */
enum AgeBasis {
    BIRTH_DATE("birth-date"),
    ESTIMATED("estimated"),
    UNKNOWN("unknown"),
    /** By the number of a document that came after an estimate or nothing. */
    ID_NUMBER("id-number");

    private final String code;

    AgeBasis(String code) {
        this.code = code;
    }

    String code() {
        return code;
    }

    /** What forms call it: a birth date is known, wherever it is read. */
    String asked() {
        return this == ID_NUMBER ? BIRTH_DATE.code : code;
    }

    static Optional<AgeBasis> find(Object code) {
        return Arrays.stream(values()).filter(basis -> basis.code.equals(code)).findFirst();
    }
}
