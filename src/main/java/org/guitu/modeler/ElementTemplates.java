package org.guitu.modeler;

import static org.guitu.modeler.TemplateField.attribute;
import static org.guitu.modeler.TemplateField.businessKey;
import static org.guitu.modeler.TemplateField.in;
import static org.guitu.modeler.TemplateField.out;
import static org.guitu.modeler.TemplateField.property;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.guitu.clock.ClockAct;
import org.guitu.clock.ClockReason;
import org.guitu.form.CommonFacts;
import org.guitu.modeler.TemplateField.Choice;
import org.guitu.office.Department;
import org.guitu.office.Directory;
import org.guitu.office.Role;
import org.springframework.stereotype.Component;

/** Our conventions as templates of the Modeler, with the departments of this installation. What is left empty says nothing. */
@Component
public final class ElementTemplates {

    private static final String TASK = "bpmn:UserTask";
    private static final String START = "bpmn:StartEvent";
    private static final String THROW = "bpmn:IntermediateThrowEvent";
    private static final String CATCH = "bpmn:IntermediateCatchEvent";
    private static final String END = "bpmn:EndEvent";
    private static final List<String> THROWN = List.of(THROW, END);
    private static final Choice NONE = new Choice("（不用）", "");
    private static final Choice TRUE = new Choice("是", "true");
    private static final List<Choice> ONLY_TRUE = List.of(NONE, TRUE);

    private final Directory directory;

    public ElementTemplates(Directory directory) {
        this.directory = directory;
    }

    public List<ElementTemplate> all() {
        return List.of(
                process(),
                start(),
                task(),
                approval(),
                call(),
                decision(),
                sent(),
                started(),
                nextCase(),
                stopped(),
                resumed(),
                moved(),
                entry(),
                waiting(),
                linked(),
                broughtForward());
    }

    private static ElementTemplate template(
            String id, String name, String description, List<String> types, List<TemplateField> fields) {
        return new ElementTemplate("guitu." + id, "归途 · " + name, description, types, fields);
    }

    private ElementTemplate process() {
        return template(
                "process",
                "流程",
                "流程由谁发起、保存多久、属于什么。请在画泳池之前使用。",
                List.of("bpmn:Process"),
                List.of(
                        attribute("可执行", "isExecutable").always(true),
                        attribute("历史保存（天）", "camunda:historyTimeToLive")
                                .about("部署时以 retention.dmn 为准")
                                .beginningWith("3650")
                                .matching("P?\\d+D?", "写天数，如 3650"),
                        attribute("由人发起", "camunda:isStartableInTasklist")
                                .about("勾选时，开始事件要有表单")
                                .yesOrNo(false),
                        attribute("谁可以发起", "camunda:candidateStarterGroups")
                                .about("部门代码，逗号分隔，如 police,civil-affairs；督导写 supervisor。由其他流程启动的留空"),
                        property("开始表单开立什么", "opens")
                                .about("留空：个案")
                                .oneOf(List.of(
                                        NONE,
                                        new Choice("报告", "report"),
                                        new Choice("资源名录的条目", "provider"),
                                        new Choice("个人信息安全事件", "incident"))),
                        property("随个案移交", "movesWithCase").oneOf(ONLY_TRUE),
                        property("不办理这个个案的人为何也能发起", "outsidersMay")
                                .about("写明理由，至少10个字；开始表单须问 outsideGround 和 outsideDetail。不允许的留空")));
    }

    private ElementTemplate start() {
        return template(
                "start-form",
                "由人发起的开始事件",
                "开始事件的表单。开始表单与流程一起部署。",
                List.of(START),
                List.of(
                        attribute("表单", "camunda:formRef").about("表单的 id，即文件名").required(),
                        attribute("表单绑定", "camunda:formRefBinding").always("deployment"),
                        discloses()));
    }

    private ElementTemplate task() {
        return template("task", "用户任务", "一个任务，一个队列，一张表单。时限写在 time-limits.dmn。", List.of(TASK), fieldsOf(departments()));
    }

    private ElementTemplate approval() {
        var fields = new ArrayList<>(fieldsOf(approvers()));
        fields.add(
                2,
                property("须由另一人办理", "notCompletedBy")
                        .about("由谁办的不能再批：前面任务或开始表单的 id，逗号分隔")
                        .required());
        return template("approval", "审批（另一人）", "第二人审批：办过前一步的人不能领取、不能提交。", List.of(TASK), fields);
    }

    private List<TemplateField> fieldsOf(List<Choice> queues) {
        return List.of(
                attribute("队列", "camunda:candidateGroups")
                        .about("所在泳道的部门；督导是会商的泳道")
                        .oneOf(queues)
                        .required(),
                attribute("表单", "camunda:formRef").about("与任务的 id 相同").required(),
                attribute("表单绑定", "camunda:formRefBinding").always("deployment"),
                property("由哪个变量定部门", "departmentFrom").about("变量名；为空时用上面的队列"),
                property("档案", "dossier")
                        .oneOf(List.of(new Choice("按 field-access.dmn 开放", ""), new Choice("只看本表单", "closed"))),
                discloses(),
                newRound(),
                property("个案中止时照常计时", "runsOn").oneOf(ONLY_TRUE),
                severalAtOnce());
    }

    private static TemplateField discloses() {
        return property("向谁提供个人信息", "discloses")
                .about("表单须问 withheldHeeded；征询过本人的对象还须问 sharingGround")
                .oneOf(List.of(
                        NONE,
                        new Choice("亲属", "family"),
                        new Choice("医疗机构", "health"),
                        new Choice("学校", "school"),
                        new Choice("就业服务机构", "job-service"),
                        new Choice("社会组织", "social-organisation"),
                        new Choice("其他地区", "other-region"),
                        new Choice("其他人", "others")));
    }

    private static TemplateField newRound() {
        return property("从这里起重新计时的任务", "newRound").about("任务的 id，逗号分隔；办完后又重新到期的才写");
    }

    private static TemplateField severalAtOnce() {
        return property("可以同时有几个，理由", "severalAtOnce").about("写明理由，至少10个字；不会同时有的留空");
    }

    private List<Choice> departments() {
        return Stream.concat(
                        directory.departments().stream().map(ElementTemplates::choice),
                        Stream.of(new Choice("只由督导", Role.SUPERVISOR.id())))
                .toList();
    }

    private List<Choice> approvers() {
        return Stream.concat(
                        directory.departments().stream()
                                .flatMap(department -> Stream.of(
                                        new Choice(
                                                department.zh() + "或督导", department.id() + "," + Role.SUPERVISOR.id()),
                                        choice(department))),
                        Stream.of(new Choice("只由督导", Role.SUPERVISOR.id())))
                .toList();
    }

    private static Choice choice(Department department) {
        return new Choice(department.zh(), department.id());
    }

    private static ElementTemplate call() {
        var fields = new ArrayList<>(List.of(
                attribute("调用的流程", "calledElement").about("流程的 id").required(),
                attribute("版本", "camunda:calledElementBinding").always("latest"),
                businessKey().always("#{execution.processBusinessKey}"),
                in("在哪个地区办理", CommonFacts.REGION)
                        .about("变量名；任务落在这个地区")
                        .beginningWith(CommonFacts.REGION)
                        .required()));
        CommonFacts.OF_EVERY_INSTANCE.stream()
                .sorted()
                .forEach(fact -> fields.add(in(fact, fact).always(fact)));
        fields.add(
                out("结果放进哪个变量", "outcome").about("如 schoolingOutcome；后面的网关按它分流").required());
        fields.add(newRound());
        fields.add(severalAtOnce());
        return template(
                "call",
                "调用流程",
                "把个案编号和每个流程都要知道的事实交下去，取回结果。其他事实在“Input/Output mappings”里逐个加。",
                List.of("bpmn:CallActivity"),
                List.copyOf(fields));
    }

    private static ElementTemplate decision() {
        return template(
                "decision",
                "决策表",
                "问一张决策表，把答案放进变量。",
                List.of("bpmn:BusinessRuleTask"),
                List.of(
                        attribute("决策表", "camunda:decisionRef")
                                .about("决策的 id，即文件名")
                                .required(),
                        attribute("版本", "camunda:decisionRefBinding").always("latest"),
                        attribute("答案放进哪个变量", "camunda:resultVariable").required(),
                        attribute("答案的样子", "camunda:mapDecisionResult")
                                .beginningWith("singleEntry")
                                .oneOf(List.of(
                                        new Choice("一个值", "singleEntry"),
                                        new Choice("一行", "singleResult"),
                                        new Choice("一列值", "collectEntries"),
                                        new Choice("几行", "resultList")))));
    }

    private static ElementTemplate sent() {
        return template(
                "message",
                "发出消息",
                "同一个案里等这条消息的都会收到。消息的名称与 id 相同，在“Message”里选。",
                THROWN,
                List.of(
                        carries(),
                        property("逐项发出", "forEach").about("变量名，其值为服务代码的列表；消息名为 <id>-${service}"),
                        property("没有接收者时拒绝的话", "refusal").about("写给提交表单的人；没有接收者也不算错的留空")));
    }

    private static TemplateField carries() {
        return property("带上的事实", "carries").about("变量名，逗号分隔；固定的代码写 名称=代码");
    }

    private static ElementTemplate started() {
        return template(
                "starts",
                "另启流程",
                "在同一个案里启动另一个流程，谁也不等它。",
                THROWN,
                List.of(
                        property("启动的流程", "starts").about("流程的 id").required(),
                        property("在谁的个案里", "inCases")
                                .oneOf(List.of(
                                        new Choice("本个案", ""),
                                        new Choice("父母、子女、兄弟姐妹的个案", "close-kin"),
                                        new Choice("所有关联的个案", "linked"))),
                        property("由哪个变量定地区", "regionFrom").about("变量名；留空：本流程的地区"),
                        carries()));
    }

    private static ElementTemplate nextCase() {
        return template(
                "next-case",
                "为同一人开立新个案",
                "新个案与原个案关联，原个案不变。",
                THROWN,
                List.of(
                        property("新个案的流程", "opensCase")
                                .about("流程的 id，如 rescue-case")
                                .required(),
                        property("从哪个开始事件起", "opensAt").about("开始事件的 id；留空：由人使用的那个"),
                        carries()));
    }

    private static ElementTemplate stopped() {
        return template(
                "clocks-stop",
                "中止个案的期限",
                "个案里所有任务的期限都停下。",
                THROWN,
                List.of(property("事由", "suspendClocks")
                        .oneOf(ClockReason.of(ClockAct.SUSPENDED).stream()
                                .map(reason -> new Choice(reason.zh(), reason.code()))
                                .toList())
                        .required()));
    }

    private static ElementTemplate resumed() {
        return template(
                "clocks-resume",
                "恢复个案的期限",
                "中止的期限继续计算。",
                THROWN,
                List.of(property("恢复", "resumeClocks").always("true")));
    }

    private static ElementTemplate moved() {
        return template(
                "move",
                "移交其他地区",
                "个案或一项服务转到另一地区，在那里接着办。",
                List.of(THROW),
                List.of(
                        property("移交到哪里", "movesTo").about("变量名").required(),
                        property("移交什么", "moves").about("变量名，其值为 case 或服务的流程").required()));
    }

    private static ElementTemplate entry() {
        return template(
                "directory",
                "资源名录的条目",
                "名录里的条目变成什么。",
                THROWN,
                List.of(property("条目", "directory")
                        .oneOf(List.of(
                                new Choice("列入", "listed"),
                                new Choice("暂停", "suspended"),
                                new Choice("移出", "removed"),
                                new Choice("更新名额", "places")))
                        .required()));
    }

    private static ElementTemplate waiting() {
        return template(
                "wait",
                "等候",
                "等到某一天或某件事。日期写在“Timer”里，如 ${nextVisitOn} 或 P30D。",
                List.of(CATCH),
                List.of(
                        property("法定期间，谁也不能提前结束", "waitsByLaw").oneOf(ONLY_TRUE),
                        newRound(),
                        property("资源名录", "directory").oneOf(List.of(NONE, new Choice("管理条目的部门可以提前复核", "review")))));
    }

    private static ElementTemplate linked() {
        return template(
                "family-link",
                "关联两个个案",
                "与开始表单 linkCase 所填的个案关联，或解除关联。",
                List.of(END),
                List.of(property("关联", "familyLink")
                        .oneOf(List.of(new Choice("建立", "made"), new Choice("解除", "ended")))
                        .required()));
    }

    private static ElementTemplate broughtForward() {
        return template(
                "bring-forward",
                "提前结束等候",
                "个案的等候视同已到期。",
                List.of(END),
                List.of(property("哪一个等候", "bringsForward")
                        .about("true：最先到期的或页面上选定的；或者定时事件的 id")
                        .beginningWith("true")
                        .required()));
    }
}
