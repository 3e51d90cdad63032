package org.guitu.notice;

/** What somebody is told. Stored by name: a name that was ever used stays. */
public enum NoticeKind {
    OVERDUE("任务已逾期", "请督促办理；不能按期办结的，可延长或中止期限。"),
    ORDER_TO_ISSUE("下级任务逾期，待督办", "请核实后发出督办，或说明不督办的原因。"),
    EXTENSION_ASKED("有人申请延长期限", "请打开任务，同意或不同意延长。"),
    EXTENSION_GRANTED("期限已延长", "请按新的期限办结。"),
    EXTENSION_DECLINED("未同意延长期限", "请按原来的期限办结。"),
    WAIT_PERMITTED("已准许约定更晚的日期", "请打开任务，在准许的日期以内约定。");

    private final String zh;
    private final String remedy;

    NoticeKind(String zh, String remedy) {
        this.zh = zh;
        this.remedy = remedy;
    }

    public String zh() {
        return zh;
    }

    /** What the reader is asked to do. */
    public String remedy() {
        return remedy;
    }
}
