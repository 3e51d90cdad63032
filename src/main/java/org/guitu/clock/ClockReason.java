package org.guitu.clock;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Why a clock is suspended, resumed or prolonged, or a case may wait longer. There is no field for words: they would be about the person, and belong in the
 * forms of the case. Stored by name: a name that was ever used stays.
 */
public enum ClockReason {
    PERSON_MISSING("本人失联或走失", ClockAct.SUSPENDED),
    PERSON_UNABLE("本人患病或暂时无法配合", ClockAct.SUSPENDED, ClockAct.EXTENDED, ClockAct.ASKED, ClockAct.WAIT_PERMITTED),
    OTHER_AUTHORITY(
            "等待鉴定、司法程序或其他机关的结果", ClockAct.SUSPENDED, ClockAct.EXTENDED, ClockAct.ASKED, ClockAct.WAIT_PERMITTED),
    FORCE_MAJEURE("不可抗力", ClockAct.SUSPENDED, ClockAct.EXTENDED, ClockAct.ASKED, ClockAct.WAIT_PERMITTED),
    PERSON_ASKED("本人要求推迟", ClockAct.EXTENDED, ClockAct.ASKED, ClockAct.WAIT_PERMITTED),
    COMPLEX("情况复杂，期内无法办结", ClockAct.EXTENDED, ClockAct.ASKED),
    OTHER_DEPARTMENT("等待其他部门配合", ClockAct.EXTENDED, ClockAct.ASKED, ClockAct.WAIT_PERMITTED),
    REASON_GONE("中止的原因已消除", ClockAct.RESUMED),
    BY_MISTAKE("中止有误", ClockAct.RESUMED),
    NOT_JUSTIFIED("理由不足，请按期办结", ClockAct.DECLINED),
    AT_RISK("推迟会使受助人受到损害", ClockAct.DECLINED),
    LIMIT_FIXED("这项期限不能延长", ClockAct.DECLINED);

    private final String zh;
    private final Set<ClockAct> acts;

    ClockReason(String zh, ClockAct... acts) {
        this.zh = zh;
        this.acts = EnumSet.copyOf(Arrays.asList(acts));
    }

    public String zh() {
        return zh;
    }

    /** As models and pages write it: {@code person-missing}. */
    public String code() {
        return Codes.of(this);
    }

    /** The reasons for which that may be done, in the order in which people are asked. */
    public static List<ClockReason> of(ClockAct act) {
        return Arrays.stream(values())
                .filter(reason -> reason.acts.contains(act))
                .toList();
    }

    /** The reason with that code, if it is one for that act. */
    public static Optional<ClockReason> find(String code, ClockAct act) {
        return of(act).stream().filter(reason -> reason.code().equals(code)).findFirst();
    }
}
