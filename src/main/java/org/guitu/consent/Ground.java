package org.guitu.consent;

import java.util.Map;
import java.util.Optional;

/**
 * What a process rests on: a row of {@code processing-grounds.dmn}.
 *
 * @param consent empty where the law is enough
 * @param law the articles, in words
 * @param remedy how the consent can be got, in words
 */
public record Ground(Optional<ConsentKind> consent, String law, String remedy) {

    private static final String CONSENT = "consent";

    /** A service of the catalogue without a row of its own. */
    public static final Ground AGREED_SERVICE =
            new Ground(Optional.of(ConsentKind.SERVICE), "个人信息保护法第13条第1款第1项", "请由民政在“变更服务”中增加这项服务，写明本人或监护人同意。");

    public static Ground of(Map<String, Object> row) {
        return new Ground(
                CONSENT.equals(row.get("basis"))
                        ? Optional.of(ConsentKind.of((String) row.get(CONSENT)))
                        : Optional.empty(),
                (String) row.get("ground"),
                (String) row.get("remedy"));
    }

    /** What is missing and how it can be got. */
    public String missing(String name) {
        return "“%s”：缺少本人（不能自己决定的由监护人）%s，依据是%s。%s"
                .formatted(name, consent.map(ConsentKind::zh).orElse(""), law, remedy);
    }
}
