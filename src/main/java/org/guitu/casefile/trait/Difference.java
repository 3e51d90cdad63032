package org.guitu.casefile.trait;

/** What is known of both persons and speaks against their being one. */
public enum Difference {
    SEX("性别"),
    AGE("年龄");

    private final String zh;

    Difference(String zh) {
        this.zh = zh;
    }

    public String zh() {
        return zh;
    }
}
