package org.guitu.consent;

import java.util.Arrays;

/** Which consent a process rests on, as {@code processing-grounds.dmn} names it. */
public enum ConsentKind {
    /** To the service of that name. */
    SERVICE("service", "对这项服务的同意"),
    /** To being helped at all, in whatever scope. */
    HELP("help", "对救助的同意"),
    KIN_SEARCH("kin-search", "对查找亲属的同意"),
    /** Only a plain “no” stands against it; who has not decided is asked by the process itself. */
    POLICE("police", "协助办案的意愿"),
    /** Asked by the process itself before it does anything. */
    OWN("own", "对这一步的同意");

    private final String code;
    private final String zh;

    ConsentKind(String code, String zh) {
        this.code = code;
        this.zh = zh;
    }

    public String zh() {
        return zh;
    }

    /** Whether the process must not even start without it: the others are asked for in the process. */
    public boolean isNeededToStart() {
        return this == SERVICE || this == HELP;
    }

    static ConsentKind of(String code) {
        return Arrays.stream(values())
                .filter(kind -> kind.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("processing-grounds.dmn: no consent is called " + code));
    }
}
