package org.guitu.handbook;

import java.util.Map;
import org.guitu.handbook.Journey.Limit;

/** A row of the table of time limits, in words. */
final class LimitText {

    private static final Map<String, String> UNITS_ZH =
            Map.of("hours", "小时", "calendar-days", "日", "working-days", "个工作日", "months", "个月");
    private static final Map<String, String> UNITS_EN =
            Map.of("hours", "hours", "calendar-days", "days", "working-days", "working days", "months", "months");
    private static final Map<String, String> URGENCY_ZH =
            Map.of("critical", "极紧急", "high", "紧急", "raised", "较急", "normal", "一般");
    private static final Map<String, String> CERTAINTY_ZH = Map.of("law", "法定", "policy", "政策", "assumption", "推定");

    private LimitText() {}

    static String zh(Limit limit) {
        return shortZh(limit) + "（%s：%s）".formatted(CERTAINTY_ZH.get(limit.certainty()), limit.source());
    }

    static String shortZh(Limit limit) {
        var amount = limit.amount() + UNITS_ZH.get(limit.unit());
        return condition(limit.urgency(), URGENCY_ZH, "：")
                + switch (limit.kind()) {
                    case "deadline" -> amount + "内办结";
                    case "waiting" -> "满" + amount + "后方可进行";
                    case "maximum-stay" -> "最长" + amount;
                    default -> throw new IllegalArgumentException(limit.kind());
                };
    }

    static String en(Limit limit) {
        var amount = limit.amount() + " " + UNITS_EN.get(limit.unit());
        var period =
                switch (limit.kind()) {
                    case "deadline" -> amount;
                    case "waiting" -> "not before " + amount;
                    case "maximum-stay" -> "at most " + amount;
                    default -> throw new IllegalArgumentException(limit.kind());
                };
        return condition(limit.urgency(), Map.of(), ": ") + period;
    }

    private static String condition(String urgency, Map<String, String> names, String colon) {
        if (urgency.isEmpty()) {
            return "";
        }
        var words = new StringBuilder();
        for (String level : urgency.split(",")) {
            words.append(words.isEmpty() ? "" : "/").append(names.getOrDefault(level.strip(), level.strip()));
        }
        return words + colon;
    }
}
