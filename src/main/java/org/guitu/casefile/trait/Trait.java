package org.guitu.casefile.trait;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.guitu.papers.PaperKind;

/**
 * By what the same person is found again in another case. A form's question declares which of these its answer is.
 *
 * <p>People write the same thing in many ways; each trait brings an answer into one, and takes several answers from one field.
 */
public enum Trait {
    ID_NUMBER("id-number", "证件号码") {
        @Override
        Stream<String> normal(String part) {
            return Stream.of(PaperKind.lasting(part));
        }
    },

    /** Of a messenger, such as WeChat or QQ. */
    ACCOUNT("im-account", "微信或QQ号") {
        @Override
        Stream<String> normal(String part) {
            return Stream.of(part.toLowerCase(Locale.ROOT));
        }
    },

    /** Any number with at least seven digits, without China's country code. */
    PHONE("phone", "电话") {
        @Override
        Stream<String> normal(String part) {
            return NUMBER.matcher(part)
                    .results()
                    .map(number -> number.group().replaceAll("[^0-9]", ""))
                    .map(digits -> digits.replaceFirst("^(00)?86(?=\\d{10,11}$)", ""))
                    .filter(digits -> digits.length() >= SHORTEST_PHONE);
        }
    },

    /** Counts together with the year of birth. */
    NAME("name", "姓名和出生年份") {
        @Override
        Stream<String> normal(String part) {
            return Stream.of(part.toLowerCase(Locale.ROOT).replaceAll("[\\s·•・‧'’.-]", ""));
        }
    },

    BIRTH_DATE("birth-date", "出生日期") {
        @Override
        Stream<String> normal(String part) {
            return Stream.of(part.substring(0, 4));
        }
    },

    /** In full years, on the day it is recorded. */
    AGE("age", "年龄") {
        @Override
        Stream<String> normal(String part) {
            return Stream.of(part);
        }
    };

    private static final Pattern NUMBER = Pattern.compile("[0-9+(][0-9 ()-]*[0-9]");
    private static final Pattern SEVERAL = Pattern.compile("[,;/\\n、。]");
    private static final int SHORTEST_PHONE = 7;

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

    /** @throws IllegalArgumentException when there is none with that code */
    public static Trait of(String code) {
        return Arrays.stream(values())
                .filter(trait -> trait.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'%s' is not one of %s."
                        .formatted(code, Stream.of(values()).map(Trait::code).toList())));
    }

    abstract Stream<String> normal(String part);

    /** What an answer says, in the one way in which everybody's answers are compared. */
    List<String> normal(Object answer) {
        return SEVERAL.splitAsStream(Normalizer.normalize(answer.toString(), Normalizer.Form.NFKC))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .flatMap(this::normal)
                .filter(part -> !part.isEmpty())
                .distinct()
                .toList();
    }
}
