package org.guitu.casefile;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The classes of personal data. The class of an answer or a document decides who may read it. */
public enum DataClass {
    IDENTITY("身份"),
    CONTACT("联系方式"),
    HEALTH("健康"),
    BIOMETRIC("生物特征"),
    LEGAL("法律"),
    STATEMENT("陈述"),
    RECORD("办理情况");

    private final String zh;

    DataClass(String zh) {
        this.zh = zh;
    }

    /** As forms, tables and {@code field-access.dmn} write it, such as {@code health}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String zh() {
        return zh;
    }

    /** The class with that id; empty when there is none. */
    public static Optional<DataClass> find(String id) {
        return Arrays.stream(values())
                .filter(dataClass -> dataClass.id().equals(id))
                .findFirst();
    }
}
