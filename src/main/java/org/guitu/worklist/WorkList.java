package org.guitu.worklist;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The lists that everybody finds in Tasklist, in their order. What each shows to whom, the one policy for tasks decides. */
public enum WorkList {
    QUEUE("本部门待办", "本部门、本地区尚无人认领的任务", "#2f5d62"),
    MINE("我的任务", "我已认领、尚未办结的任务", "#5b7f3a"),
    APPROVAL("待我审批", "须由另一人审批、复核，我可以办理的任务", "#6a4a7d"),
    SOON("即将到期", "已过预警时间、尚未到期的任务", "#8a5a0a"),
    OVERDUE("已逾期", "已过办理期限的任务", "#8c2f1f"),
    CASES("我经手的个案", "我办过的个案里现有的任务", "#3d5a80"),
    ALL("全部任务", "我能看到的全部任务，包括同事已认领的", "#5c676d");

    private final String label;
    private final String description;
    private final String colour;

    WorkList(String label, String description, String colour) {
        this.label = label;
        this.description = description;
        this.colour = colour;
    }

    public static Optional<WorkList> called(String label) {
        return Stream.of(values()).filter(list -> list.label.equals(label)).findFirst();
    }

    /** As addresses name it where the engine has no filter of it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String label() {
        return label;
    }

    /** What Tasklist is told of it, as the engine keeps the properties of a filter; of its cards no fact. */
    public Map<String, Object> properties() {
        return Map.of(
                "priority",
                ordinal() + 1,
                "description",
                description,
                "color",
                colour,
                "refresh",
                true,
                "variables",
                List.of());
    }
}
