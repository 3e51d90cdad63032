package org.guitu.engine.standing;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.guitu.form.Form;

/** Why somebody acts in a case that the own office does not work on; the reason in words goes into the dossier. */
public enum StatedGround {
    DANGER("danger", "有人身危险，须立即处理"),
    ASKED("asked-by-person", "本人或监护人向本部门提出"),
    DUTY("legal-duty", "法律规定本部门必须办理"),
    ORDER("order", "上级机关、检察院或法院的文书"),
    FOUND("found-in-work", "本部门工作中发现");

    /** The question of a start form that lets others than those who work on the case start the process. */
    public static final String QUESTION = "outsideGround";

    /** The question for the reason in words. */
    public static final String DETAIL = "outsideDetail";

    private final String code;
    private final String zh;

    StatedGround(String code, String zh) {
        this.code = code;
        this.zh = zh;
    }

    public String code() {
        return code;
    }

    public String zh() {
        return zh;
    }

    /** Whether whoever does not work on the case may start by that form what it is about, by saying why. */
    static boolean mayBeStated(Form form) {
        return form.field(QUESTION).isPresent();
    }

    /** The one that the answers state. */
    static Optional<StatedGround> of(Map<String, Object> answers) {
        return Arrays.stream(values())
                .filter(ground -> ground.code.equals(answers.get(QUESTION)))
                .findFirst();
    }
}
