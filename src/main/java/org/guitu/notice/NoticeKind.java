package org.guitu.notice;

/** What somebody is told. Stored by name: a name that was ever used stays. */
public enum NoticeKind {
    OVERDUE("任务已逾期", "请督促办理；不能按期办结的，可延长或中止期限。"),
    ORDER_TO_ISSUE("下级任务逾期，待督办", "请核实后发出督办，或说明不督办的原因。"),
    PARKED("个案久无人办", "请打开个案，看看在等什么；不必再等的，提前结束等待。"),
    EXTENSION_ASKED("有人申请延长期限", "请打开任务，同意或不同意延长。"),
    EXTENSION_GRANTED("期限已延长", "请按新的期限办结。"),
    EXTENSION_DECLINED("未同意延长期限", "请按原来的期限办结。"),
    WAIT_PERMITTED("已准许约定更晚的日期", "请打开任务，在准许的日期以内约定。"),
    CASE_ENTERED("没有办理个案的部门发起了事项", "请向该部门核实依据；依据不成立的，请报本级主管处理。"),
    DECISION_VOIDED("审批以后内容有更正，已退回审批", "更正在任务上方写明；请审批人按现在的内容重新审批，承办人等审批以后再办。"),
    TASK_MOVED("流程改版，任务转到本部门或退回队列", "请在任务列表里认领；办理期限照原来的起算。"),
    TASK_TAKEN("流程改版，您认领的任务已退回队列", "不再由您办理；需要说明的，请告诉接手的同事。"),
    TASK_RETURNED("同事离岗或调岗，任务已退回本部门队列", "请在任务列表里认领；办理期限照原来的起算。"),
    TASK_GIVEN("督导把任务交给您办理", "请在“我的任务”里打开办理；办理期限照原来的起算。"),
    TASK_TAKEN_OVER("督导把您认领的任务交给别人或退回队列", "不再由您办理；需要说明的，请告诉接手的同事。"),
    TASK_BACK("督导把任务退回本部门队列", "请在任务列表里认领；办理期限照原来的起算。"),
    OFFICER_LEFT("个案的民政责任人离岗或调岗", "请与民政确定接手的人，由民政在个案的“档案”里更正责任人；其在办任务已退回队列。"),
    CASE_STOPPED("个案被系统故障停住", "请打开“待修复”，看看停在哪里、可以怎么办。"),
    PROCESS_STOPPED("有个案被系统故障停住", "请打开“待修复”，消除原因（多为模型、表单或决策表），再点重试。"),
    HOSPITAL_MISSING("有的县没有定点医院", "请打开协作名录，督促卫生健康部门选定并登记；每月提醒一次。");

    private final String zh;
    private final String remedy;

    NoticeKind(String zh, String remedy) {
        this.zh = zh;
        this.remedy = remedy;
    }

    /** Whether it is about something that has stopped by itself. */
    boolean isOfRepair() {
        return this == CASE_STOPPED || this == PROCESS_STOPPED;
    }

    /** Whether it is about the directory of those who help. */
    boolean isOfDirectory() {
        return this == HOSPITAL_MISSING;
    }

    public String zh() {
        return zh;
    }

    /** What the reader is asked to do. */
    public String remedy() {
        return remedy;
    }
}
