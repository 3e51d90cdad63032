package org.guitu.sameperson;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why somebody needs to know whether a person has a case. */
public enum CheckReason {
    BEFORE_REGISTRATION("登记、接收前核对"),
    REPORT("核实线索或求助"),
    SEARCH("查找失踪、被拐人员"),
    REQUEST("外地公安、民政来函来电核对");

    private final String zh;

    CheckReason(String zh) {
        this.zh = zh;
    }

    /** As the page sends it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String zh() {
        return zh;
    }

    static Optional<CheckReason> find(String code) {
        return Arrays.stream(values())
                .filter(reason -> reason.code().equals(code))
                .findFirst();
    }
}
