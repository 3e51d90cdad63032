package org.guitu.papers;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** The kinds of identity documents that people have, and how the number of each is written. */
public enum PaperKind {
    RESIDENT_ID(
            "resident-id", "居民身份证", "18位（末位可以是X）或早年的15位", number -> number.matches("[1-7].*") && isResident(number)),
    PASSPORT("passport", "护照", "5至20位字母和数字", "[A-Z0-9]{5,20}"),
    TAIWAN_PERMIT("taiwan-permit", "台湾居民来往大陆通行证", "8位数字，早年的10位", "[0-9]{8}|[0-9]{10}[A-Z]?"),
    HONG_KONG_MACAO_PERMIT("hk-macao-permit", "港澳居民来往内地通行证", "字母H或M加8位或10位数字", "[HM]([0-9]{8}|[0-9]{10})"),
    RESIDENCE_PERMIT(
            "residence-permit", "港澳台居民居住证", "18位，以81、82或83开头", number -> number.matches("8[123].*") && isLong(number)),
    PERMANENT_RESIDENT(
            "permanent-resident",
            "外国人永久居留身份证",
            "早年的15位（3个字母加12位数字）或以9开头的18位",
            number -> number.matches("[A-Z]{3}[0-9]{12}") || number.startsWith("9") && isLong(number)),
    OTHER("other", "其他证件", "至少5位字母或数字", "[\\p{L}\\p{N}]{5,}");

    private static final String LIKE_X = "*×✕ХΧ";

    private final String code;
    private final String zh;
    private final String form;
    private final Predicate<String> rule;

    PaperKind(String code, String zh, String form, String pattern) {
        this(code, zh, form, (Predicate<String>) number -> number.matches(pattern));
    }

    PaperKind(String code, String zh, String form, Predicate<String> rule) {
        this.code = code;
        this.zh = zh;
        this.form = form;
        this.rule = rule;
    }

    private static boolean isResident(String number) {
        return ResidentNumber.read(number).isPresent();
    }

    private static boolean isLong(String number) {
        return number.length() == 18 && isResident(number);
    }

    public static Optional<PaperKind> find(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code.equals(code)).findFirst();
    }

    /** As forms write it. */
    public String code() {
        return code;
    }

    public String zh() {
        return zh;
    }

    /** How the number is written, in words. */
    public String form() {
        return form;
    }

    /** Whether such a document can have that number, however it is written. */
    public boolean takes(String number) {
        return rule.test(normal(number));
    }

    /** Whether such a number tells birth date and sex. */
    public boolean saysWhoHasIt() {
        return this == RESIDENT_ID || this == RESIDENCE_PERMIT || this == PERMANENT_RESIDENT;
    }

    /**
     * The one way to write a number: half-width capitals and digits, no blanks, hyphens or brackets. What stands at the end of 17 digits
     * and looks like an X is one.
     */
    public static String normal(String number) {
        return Normalizer.normalize(number, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}%s]".formatted(LIKE_X), "")
                .replaceFirst("^([0-9]{17})[%s]$".formatted(LIKE_X), "$1X")
                .replaceAll("[*×✕]", "");
    }

    /**
     * What of a number stays the same all life long: the 18 digits that one of 15 has become, or that a certificate of disability begins
     * with, and a travel permit without the count of its issues.
     */
    public static String lasting(String number) {
        var plain = normal(number);
        if (plain.matches("[HM][0-9]{10}")) {
            return plain.substring(0, 9);
        }
        if (plain.matches("[0-9]{10}[A-Z]?")) {
            return plain.substring(0, 8);
        }
        if (plain.matches("[0-9]{17}[0-9X][0-9]{2}[A-Z]?")
                && ResidentNumber.read(plain.substring(0, 18)).isPresent()) {
            return plain.substring(0, 18);
        }
        if (plain.matches("[0-9]{15}") && ResidentNumber.read(plain).isPresent()) {
            var longer = plain.substring(0, 6) + "19" + plain.substring(6);
            return longer + ResidentNumber.checkDigit(longer);
        }
        return plain;
    }

    /** What the number says of whoever has it, whatever kind it is said to be of; empty when it says nothing. */
    public static Optional<ResidentNumber> person(Object number) {
        return number == null ? Optional.empty() : ResidentNumber.read(normal(number.toString()));
    }
}
