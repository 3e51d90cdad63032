package org.guitu.audit;

import java.util.Optional;

/** What can happen that the audit trail keeps. Stored by name: a name that was ever used stays. */
public enum EventKind {
    LOGIN("登录"),
    LOGIN_FAILED("登录失败"),
    LOGOUT("退出"),
    CASE_OPENED("起案"),
    REPORT_RECEIVED("接收线索"),
    REPORT_LED_TO_CASE("线索建案"),
    REPORT_ANSWER_READ("凭回执查询答复"),
    INCIDENT_NOTICED("报告信息泄露"),
    PROVIDER_ENTERED("登记名录"),
    DIRECTORY_READ("查阅名录"),
    PLACES_CHANGED("更新空位"),
    REVIEW_CALLED("提前复核名录"),
    PROCESS_STARTED("发起流程"),
    GROUND_STATED("凭依据介入个案"),
    CASE_REFUSED("拒绝介入个案"),
    DATA_READ("查阅个人信息"),
    DATA_WITHHELD("未认领，未显示档案"),
    COURSE_READ("查阅办理经过"),
    FACTS_READ("查阅流程数据"),
    EXPORTED("导出本人信息"),
    PRINTED("打印"),
    CASE_DEIDENTIFIED("个案去标识化"),
    RETENTION_READ("查阅保存期将满清单"),
    DOCUMENT_READ("打开文件"),
    DOCUMENT_ADDED("上传文件"),
    DOCUMENT_WITHDRAWN("作废文件"),
    ANSWER_CORRECTED("更正档案"),
    GLASS_BROKEN("开始紧急查阅"),
    GLASS_CLOSED("结束紧急查阅"),
    DRAFT_KEPT("保存表单草稿"),
    DRAFT_READ("打开表单草稿"),
    DRAFT_DISCARDED("丢弃表单草稿"),
    FORM_SUBMITTED("提交表单"),
    CASE_HANDED_OVER("移交"),
    CASES_LINKED("认定为同一人"),
    CASE_TOLD("提示可能已有个案"),
    PERSON_CHECKED("查询是否已有个案"),
    FAMILY_LINKED("关联同行家人的个案"),
    FAMILY_UNLINKED("解除个案关联"),
    DECISION_VOIDED("审批失效"),
    TASK_CLAIMED("认领任务"),
    TASK_ASSIGNED("改派任务"),
    TASK_RETURNED("退回任务"),
    TASK_COMPLETED("办结任务"),
    QUEUE_CHANGED("变更任务队列"),
    TASK_CHANGED("变更任务期限"),
    CLOCK_SUSPENDED("中止计时"),
    CLOCK_RESUMED("恢复计时"),
    CLOCK_EXTENDED("延长期限"),
    EXTENSION_ASKED("申请延长期限"),
    EXTENSION_DECLINED("不同意延长期限"),
    WAIT_PERMITTED("准许等到更晚"),
    ESCALATED("逾期上报"),
    WAIT_BROUGHT_FORWARD("提前结束等待"),
    WAIT_REPORTED("久候上报"),
    MODELS_CHANGED("部署流程"),
    MODELS_OFFERED("提请部署，待第二人"),
    MODEL_OFFER_DECLINED("不采用程序带来的改动"),
    MODELS_UPLOADED("上传模型"),
    MODELS_TRIED("试走新版本"),
    MODELS_WITHDRAWN("撤回提请的部署"),
    MODELS_REFUSED("未同意部署"),
    MODELS_APPROVED("同意部署"),
    MODELS_EXPORTED("导出发布文件"),
    WEAKENING_CONFIRMED("确认降低保护"),
    MIGRATION_ORDERED("批准转入新版流程"),
    MIGRATION_STOPPED("停止转入新版流程"),
    MIGRATION_RESUMED("继续转入新版流程"),
    CASE_MIGRATED("个案转入新版流程"),
    FAULT_FOUND("发现个案停住"),
    REPAIR_RETRIED("修复：重试"),
    REPAIR_ASKED("提请修复"),
    REPAIR_DECLINED("未同意修复"),
    REPAIR_DONE("同意并执行修复"),
    ACCOUNT_CHANGED("变更账户"),
    ACCOUNT_CHANGE_ASKED("申请变更账户"),
    ACCOUNT_CHANGE_CONFIRMED("确认变更账户"),
    ACCOUNT_CHANGE_REFUSED("未同意变更账户"),
    ACCOUNT_PROVIDED("统一身份认证变更账户"),
    PASSWORD_HALF_READ("查看一次性密码的一半"),
    PASSWORD_CHANGED("修改本人密码"),
    SECOND_FACTOR_CHANGED("登记第二重验证"),
    DEPLOYMENT_TOKEN_CHANGED("部署令牌"),
    ADMINISTRATOR_SET("运维命令设置系统管理员"),
    MEMBERSHIP_CHANGED("变更所属部门、角色或地区"),
    RIGHTS_CHANGED("变更权限"),
    FILTER_CHANGED("变更任务清单"),
    ENGINE_OPERATED("流程运维"),
    AUDIT_READ("查阅审计记录"),
    AUDIT_EXPORTED("导出审计记录"),
    AUDIT_CHECKED("校验审计链"),
    CHAIN_KEYED("审计链加锁");

    private final String zh;

    EventKind(String zh) {
        this.zh = zh;
    }

    public String zh() {
        return zh;
    }

    static Optional<EventKind> find(String name) {
        for (EventKind kind : values()) {
            if (kind.name().equals(name)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
