package org.guitu.casefile.trait;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * By what the same person is found again in another case, and what is to be known about it. A form's question declares which of these
 * its answer is.
 */
public enum Trait {
    ID_NUMBER("id-number", "证件号码"),
    /** A code of {@link org.guitu.papers.PaperKind}; says how the number beside it is read. */
    DOCUMENT_TYPE("document-type", "证件种类"),
    /** The state or territory of the document beside it, and of the phones that are written without one. */
    DOCUMENT_COUNTRY("document-country", "发证国家或地区"),
    PHONE("phone", "电话"),
    /** Whose the phone beside it is: {@code self}, a code, or words; that of somebody else is none of the person's traits. */
    PHONE_OWNER("phone-owner", "机主"),
    /** Of a messenger, such as WeChat or QQ. */
    ACCOUNT("im-account", "微信或QQ号"),
    NAME("name", "姓名"),
    /** Follows from names, and is a hint only: many share one sound. */
    NAME_SOUND("name-sound", "姓名读音"),
    BIRTH_DATE("birth-date", "出生日期"),
    /** In full years, on the day it is recorded. */
    AGE("age", "年龄");

    private final String code;
    private final String zh;

    Trait(String code, String zh) {
        this.code = code;
        this.zh = zh;
    }

    /** As forms and the database write it. */
    public String code() {
        return code;
    }

    public String zh() {
        return zh;
    }

    /** The codes that a form's question may declare. */
    public static List<String> asked() {
        return Stream.of(values())
                .filter(trait -> trait != NAME_SOUND)
                .map(Trait::code)
                .toList();
    }

    /** @throws IllegalArgumentException when there is none with that code */
    public static Trait of(String code) {
        return Arrays.stream(values())
                .filter(trait -> trait.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'%s' is not one of %s.".formatted(code, asked())));
    }
}
