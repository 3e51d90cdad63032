package org.guitu.report;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.guitu.form.CommonFacts;
import org.guitu.office.Directory;
import org.springframework.stereotype.Component;

/** Whether a report can be taken as it was written, and the same as answers to the form that people with an account use. */
@Component
class ReportCheck {

    static final int LONGEST_LINE = 100;
    static final int LONGEST_NARRATIVE = 4000;

    /** The codes of {@code reportSituations} and what stands beside them. */
    static final Map<String, String> SITUATIONS = situations();

    private static final Set<String> DANGERS = Set.of("yes", "no", "unknown");
    private static final Set<String> AGES = Set.of("minor", "adult", "unknown");
    private static final Pattern PHONE = Pattern.compile("[0-9+() -]{5,30}");
    private static final Pattern COUNT = Pattern.compile("[1-9][0-9]?");

    private final Directory directory;

    ReportCheck(Directory directory) {
        this.directory = directory;
    }

    /** What is wrong, by field, each with how to put it right; empty when nothing is. */
    Map<String, String> problems(ReportDraft draft) {
        var problems = new LinkedHashMap<String, String>();
        addUnless(DANGERS.contains(draft.danger()), problems, "danger", "请选一项：人现在有没有危险。不清楚的选“不清楚”。");
        addUnless(isKnown(draft.region()), problems, "region", "请选事情发生在哪个县（市、区）；不清楚的选所在的市。");
        addUnless(AGES.contains(draft.age()), problems, "age", "请选一项：可能受害的人是不是未成年人。不清楚的选“不清楚”。");
        addUnless(
                !draft.situations().isEmpty() && SITUATIONS.keySet().containsAll(draft.situations()),
                problems,
                "situations",
                "请至少勾选一项；说不清的勾选“其他或说不清”。");
        line(draft.place(), problems, "place", "请写在哪里看到的，例如村名、路名、店名。");
        addUnless(!draft.narrative().isEmpty(), problems, "narrative", "请写看到、听到了什么。");
        addUnless(
                draft.narrative().length() <= LONGEST_NARRATIVE,
                problems,
                "narrative",
                "最多 %d 个字，现在有 %d 个字，请缩短。"
                        .formatted(LONGEST_NARRATIVE, draft.narrative().length()));
        addUnless(
                draft.count().isEmpty() || COUNT.matcher(draft.count()).matches(),
                problems,
                "count",
                "请填 1 到 99 的数字；不清楚的留空。");
        addUnless(kind(draft).isPresent(), problems, "kind", "请选一项：您是谁。不愿说明的选“群众”。");
        addUnless(draft.name().length() <= LONGEST_LINE, problems, "name", "最多 100 个字，请缩短；不愿留姓名的留空。");
        addUnless(
                draft.phone().isEmpty() || PHONE.matcher(draft.phone()).matches(),
                problems,
                "phone",
                "电话只填数字，例如 0598-0000000；不愿留电话的留空。");
        return problems;
    }

    private static void line(String text, Map<String, String> problems, String field, String missing) {
        addUnless(!text.isEmpty(), problems, field, missing);
        addUnless(text.length() <= LONGEST_LINE, problems, field, "最多 100 个字，请缩短。");
    }

    private static void addUnless(boolean good, Map<String, String> problems, String field, String problem) {
        if (!good) {
            problems.putIfAbsent(field, problem);
        }
    }

    private boolean isKnown(String region) {
        return directory.isRegion(region) && !directory.region(region).level().equals("province");
    }

    private static Optional<ReporterKind> kind(ReportDraft draft) {
        return Arrays.stream(ReporterKind.values())
                .filter(kind -> kind.name().equals(draft.kind()))
                .findFirst();
    }

    /** The answers of a draft without problems. */
    Map<String, Object> answers(ReportDraft draft, String reportedAt) {
        var kind = kind(draft).orElseThrow();
        boolean anonymous = kind == ReporterKind.PUBLIC
                && draft.name().isEmpty()
                && draft.phone().isEmpty();
        var answers = new HashMap<String, Object>();
        answers.put(CommonFacts.REGION, draft.region());
        answers.put("reportChannel", kind.channel());
        answers.put("reporterType", anonymous ? "anonymous" : kind.type());
        answers.put("reporterName", draft.name());
        answers.put("reporterPhone", draft.phone());
        answers.put("reportedAt", reportedAt);
        answers.put("personCount", draft.count().isEmpty() ? null : Integer.valueOf(draft.count()));
        answers.put("suspectedAgeGroup", draft.age());
        answers.put("reportSituations", draft.situations());
        answers.put("foundPlace", draft.place());
        answers.put("reportNarrative", draft.narrative());
        answers.put("immediateDanger", draft.danger());
        return answers;
    }

    private static Map<String, String> situations() {
        var situations = new LinkedHashMap<String, String>();
        situations.put("unknown-origin", "孩子来历不明");
        situations.put("missing", "有人失踪");
        situations.put("sold-or-bought", "有人被拐卖、被收买");
        situations.put("illegal-adoption", "非法收留、抚养孩子");
        situations.put("suspicious-marriage", "疑似被迫结婚");
        situations.put("organised-begging", "被组织乞讨");
        situations.put("forced-work", "被强迫劳动");
        situations.put("sexual-abuse", "遭受性侵害");
        situations.put("violence", "遭受家暴、虐待");
        situations.put("abandoned", "被遗弃、无人照料");
        situations.put("unusual-injury", "不正常的伤残或怀孕");
        situations.put("other", "其他或说不清");
        return java.util.Collections.unmodifiableMap(situations);
    }
}
