package org.guitu.repair;

/** What can stop a case without anybody having decided it. Stored by name. */
public enum FaultKind {
    JOB_FAILED(
            "系统多次尝试都没有办成，已停止尝试",
            "这一步之后的事项都不会开始；已填写的内容都已保存。",
            "原因消除后（例如系统管理员部署了改好的模型、更正了流程数据）点“重试”；等不了的，提请转到另一步骤。",
            true),
    JOB_FAILING("系统刚才没有办成，正在自动重试", "重试成功后自动继续；三次不成就停住。", "可以先等自动重试；点“重试”则立即再试。", true),
    STEP_REFUSED(
            "表单提交后流程走不下去，提交已退回",
            "任务仍在原处，刚才填写的内容没有保存；再次提交多半仍会退回。",
            "系统管理员部署改好的模型，或在此更正流程数据后，请经办人再次提交；等不了的，提请转到另一步骤。",
            false),
    MESSAGE_MISSED("等的消息在开始等待之前就发过了，不会再来", "没有人再发这条消息，个案会一直停在这里。", "点“重试”把那条消息重新送达；或者提请转到另一步骤。", true),
    SENDER_GONE("在等一条消息，但发消息的一方已经结束", "没有人再发这条消息，个案会一直停在这里。", "提请转到另一步骤；确认对方的事项已经办完的，转到这一步之后。", false),
    CHILD_GONE("所等的下级流程已不存在", "下级流程不会再交回结果，个案会一直停在这里。", "提请转到同一步骤（重新发起下级流程），或转到另一步骤。", false),
    MODEL_LACKS("这一版流程用到的表单、决策表或下级流程已不存在", "个案走到那一步就会停住。", "请系统管理员重新部署缺少的文件；已停住的，部署后再重试。", false);

    private final String zh;
    private final String follows;
    private final String remedy;
    private final boolean retried;

    FaultKind(String zh, String follows, String remedy, boolean retried) {
        this.zh = zh;
        this.follows = follows;
        this.remedy = remedy;
        this.retried = retried;
    }

    public String zh() {
        return zh;
    }

    /** What becomes of the case meanwhile. */
    public String follows() {
        return follows;
    }

    /** What may be done, and by whom. */
    public String remedy() {
        return remedy;
    }

    /** Whether trying once more is of any use. */
    public boolean canBeRetried() {
        return retried;
    }

    /** Whether the case stands still, so that people are told. */
    public boolean hasStopped() {
        return this != JOB_FAILING && this != MODEL_LACKS;
    }
}
