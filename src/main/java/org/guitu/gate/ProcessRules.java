package org.guitu.gate;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guitu.form.CommonFacts;
import org.guitu.gate.file.ProblemList;
import org.guitu.office.Role;
import org.guitu.xml.Xml;
import org.w3c.dom.Element;

/** Whether a process has what its tasks need to reach a queue, be filled in and fall due, and what its calls must hand on. */
final class ProcessRules {

    private static final Pattern CLAUSE = Pattern.compile("Clause \\d+(\\.\\d+)+");
    private static final List<String> CONDITIONS = List.of("conditionExpression", "condition", "completionCondition");
    private static final Pattern CONSTANT = Pattern.compile("\\$\\{'([\\w-]+)'}");
    private static final int SHORTEST_REASON = 10;
    private static final Pattern DAYS = Pattern.compile("P?\\d+D?");

    private final ProblemList problems;
    private final NamedCodes names;
    private final Surroundings surroundings;

    /**
     * What the process is deployed together with, or finds there already.
     *
     * @param isForm whether a form of that id is in the same deployment
     * @param names the departments, services and processes there are
     * @param isDecision whether there is a decision table of that key
     * @param isStart whether that process has that start event
     * @param takesGround whether that form lets others than those who work on the case start something in it
     * @param isGrounded whether that process may work with what is known of people, because a row says on what ground
     * @param timeLimits which user tasks have a time limit; empty when no table of time limits is known
     */
    record Surroundings(
            Predicate<String> isForm,
            NamedCodes names,
            Predicate<String> isDecision,
            BiPredicate<String, String> isStart,
            Predicate<String> takesGround,
            Predicate<String> isGrounded,
            Optional<LimitedTasks> timeLimits) {}

    ProcessRules(ProblemList problems, Surroundings surroundings) {
        this.problems = problems;
        this.names = surroundings.names();
        this.surroundings = surroundings;
    }

    void check(Element root) {
        Xml.all(root, "process").forEach(this::checkProcess);
        Xml.all(root, "process").forEach(this::checkOutsiders);
        worksWithPeople(root).filter(surroundings.isGrounded().negate()).forEach(this::hasNoGround);
        Xml.all(root, "startEvent").forEach(this::checkStart);
        Xml.all(root, "userTask").forEach(this::checkTask);
        surroundings
                .timeLimits()
                .map(limits -> limits.missing(root))
                .orElse(List.of())
                .forEach(this::hasNoLimit);
        Xml.all(root, "callActivity").forEach(this::checkCall);
        Xml.all(root, "businessRuleTask").forEach(this::checkDecision);
        Xml.all(root, "message").forEach(this::checkMessage);
        Xml.all(root, "property").forEach(new PropertyRules(problems, names, surroundings.isStart())::check);
        Xml.all(root, "lane").forEach(this::checkLane);
        CONDITIONS.forEach(name -> Xml.all(root, name).forEach(this::checkCodes));
        Xml.all(root, "in").forEach(this::checkConstant);
    }

    private void checkLane(Element lane) {
        var id = Xml.idOf(lane);
        var department = id.replaceFirst("^lane-", "");
        problems.addUnless(
                !id.startsWith("lane-") || names.isDepartment(department),
                id,
                "'%s' is no department%s: name the lane after one of departments.csv.",
                department,
                names.meantDepartment(department));
    }

    private void checkCodes(Element condition) {
        names.unknownIn(condition.getTextContent()).forEach(problem -> problems.add(Xml.idOf(condition), problem));
    }

    private void checkConstant(Element in) {
        var constant = CONSTANT.matcher(in.getAttribute("sourceExpression"));
        if (constant.matches()) {
            names.unknown(in.getAttribute("target"), constant.group(1))
                    .ifPresent(problem -> problems.add(Xml.idOf(in), problem));
        }
    }

    private void checkProcess(Element process) {
        var id = Xml.idOf(process);
        problems.addUnless(
                DAYS.matcher(camunda(process, "historyTimeToLive")).matches(),
                id,
                "no history time to live: set camunda:historyTimeToLive in days, such as 3650.");
        problems.addUnless(
                "true".equals(process.getAttribute("isExecutable")),
                id,
                "is not executable: set isExecutable=\"true\".");
        listed(process, "candidateStarterGroups")
                .forEach(group -> problems.addUnless(
                        names.isDepartment(group) || Role.SUPERVISOR.id().equals(group),
                        id,
                        "'%s' may not start it%s: name a department of departments.csv, or 'supervisor'.",
                        group,
                        names.meantDepartment(group)));
    }

    /** Who has nothing to do with a case starts nothing in it, unless the model says why. */
    private void checkOutsiders(Element process) {
        boolean takesGround = Xml.all(process, "startEvent").stream()
                .anyMatch(start -> surroundings.takesGround().test(camunda(start, "formRef")));
        boolean saysWhy = Xml.all(process, "property").stream()
                .filter(property -> "outsidersMay".equals(property.getAttribute("name")))
                .anyMatch(property -> property.getAttribute("value").length() >= SHORTEST_REASON);
        problems.addUnless(
                takesGround == saysWhy,
                process.getAttribute("id"),
                takesGround
                        ? "whoever does not work on the case may start it, by 'outsideGround' of its form: say why in the property 'outsidersMay'."
                        : "property 'outsidersMay' lets nobody start it: ask 'outsideGround' and 'outsideDetail' in its start form, or remove it.");
    }

    private void checkStart(Element start) {
        if (start.hasAttributeNS(Bpmn.CAMUNDA, "formRef")) {
            checkForm(start, camunda(start, "formRef"));
        }
    }

    private void checkTask(Element task) {
        var id = Xml.idOf(task);
        var groups = listed(task, "candidateGroups");
        if (groups.isEmpty()
                || !names.isDepartment(groups.get(0)) && !Role.SUPERVISOR.id().equals(groups.get(0))
                || !groups.stream().skip(1).allMatch(Role.SUPERVISOR.id()::equals)) {
            problems.add(
                    id,
                    "camunda:candidateGroups=\"%s\" is no queue%s: write one department of departments.csv, or it and 'supervisor', or 'supervisor'.",
                    camunda(task, "candidateGroups"),
                    groups.isEmpty() ? "" : names.meantDepartment(groups.get(0)));
        }
        problems.addUnless(
                id.equals(camunda(task, "formRef")), id, "has no form of its own: set camunda:formRef=\"%s\".", id);
        checkForm(task, camunda(task, "formRef"));
        var documentation = Xml.children(task, "documentation").stream()
                .map(Element::getTextContent)
                .collect(Collectors.joining(" "));
        problems.addUnless(
                CLAUSE.matcher(documentation).find(),
                id,
                "its documentation names no clause: say what is done and which clause it fulfils, as 'Clause 2.3.2.1'.");
    }

    /** The processes of a model in which people fill in forms. */
    static Stream<String> worksWithPeople(Element root) {
        return Xml.all(root, "process").stream()
                .filter(process -> Stream.of("userTask", "startEvent")
                        .flatMap(name -> Xml.all(process, name).stream())
                        .anyMatch(element -> !camunda(element, "formRef").isEmpty()))
                .map(process -> process.getAttribute("id"));
    }

    private void hasNoGround(String process) {
        problems.add(
                process,
                "has no ground: say in processing-grounds.dmn on which consent or which law it works with what is known of a person.");
    }

    private void hasNoLimit(String task) {
        problems.add(
                task,
                "has no time limit: add a row for it to time-limits.dmn, or working days to its service's row of service-catalogue.dmn.");
    }

    private void checkForm(Element element, String form) {
        var id = Xml.idOf(element);
        problems.addUnless(
                "deployment".equals(camunda(element, "formRefBinding")),
                id,
                "its form could change under open tasks: set camunda:formRefBinding=\"deployment\".");
        problems.addUnless(
                form.isEmpty() || surroundings.isForm().test(form),
                id,
                "form '%s' is not in this deployment: add the file %1$s.form to it.",
                form);
    }

    private void checkCall(Element call) {
        var id = Xml.idOf(call);
        var called = call.getAttribute("calledElement");
        problems.addUnless(
                names.isProcess(called) || Expressions.isService(called),
                id,
                "calls '%s', which is no process%s: deploy that one first, or together with this one.",
                called,
                names.meantProcess(called));
        var passed = Xml.all(call, "in");
        problems.addUnless(
                passed.stream().anyMatch(in -> in.hasAttribute("businessKey")),
                id,
                "does not hand the case number on: add <camunda:in businessKey=\"#{execution.processBusinessKey}\" />.");
        var facts = passed.stream().map(in -> in.getAttribute("target")).collect(Collectors.toSet());
        var missing = Stream.concat(Stream.of(CommonFacts.REGION), CommonFacts.OF_EVERY_INSTANCE.stream())
                .filter(fact -> !facts.contains(fact))
                .sorted()
                .toList();
        problems.addUnless(
                missing.isEmpty(), id, "does not hand on %s: add a <camunda:in> for each.", String.join(", ", missing));
    }

    private void checkMessage(Element message) {
        var id = message.getAttribute("id");
        problems.addUnless(
                List.of(id, id + "-${service}").contains(message.getAttribute("name")),
                Xml.idOf(message),
                "is named '%s': a message goes by its id, give it the same name, or '%s-${service}' where it is about one service.",
                message.getAttribute("name"),
                id);
    }

    private void checkDecision(Element task) {
        var decision = camunda(task, "decisionRef");
        problems.addUnless(
                surroundings.isDecision().test(decision),
                Xml.idOf(task),
                "asks '%s', which is no decision table: set camunda:decisionRef to one that is deployed, or deploy it too.",
                decision);
    }

    private static String camunda(Element element, String attribute) {
        return element.getAttributeNS(Bpmn.CAMUNDA, attribute);
    }

    private static List<String> listed(Element element, String attribute) {
        return Arrays.stream(camunda(element, attribute).split(","))
                .map(String::strip)
                .filter(group -> !group.isEmpty())
                .toList();
    }
}
