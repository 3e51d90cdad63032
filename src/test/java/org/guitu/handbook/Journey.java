package org.guitu.handbook;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.guitu.catalogue.Service;
import org.guitu.catalogue.ServiceCatalogue;
import org.guitu.form.Form;

/** What the models in {@code processes/} and {@code forms/} say, as the handbook and the list of clauses tell it. */
final class Journey {

    static final Path PROCESSES = Path.of("processes");
    private static final Path FORMS = Path.of("forms");
    private static final Pattern CLAUSE = Pattern.compile("Clause (\\d+(?:\\.\\d+)+)");
    private static final Pattern CODE = Pattern.compile("'([^']+)'");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

    private final List<Process> processes;
    private final List<Limit> limits;

    record Process(String id, Text name, String documentation, List<Step> steps, String fingerprint) {

        Set<String> clauses() {
            return union(clausesIn(documentation), steps.stream().flatMap(step -> step.clauses().stream()));
        }

        Set<String> departments() {
            return union(
                    steps.stream().map(Step::department).toList(),
                    steps.stream().flatMap(step -> step.alsoBy().stream()));
        }
    }

    /** A name in the words of the model, and in English as its id says it. */
    record Text(String zh, String en) {}

    /**
     * Something that people do: a user task, or the form by which they start the process.
     *
     * @param purpose what the step is for, as its form tells it
     * @param alsoBy the other departments that may start the process by it
     * @param bySupervisor whether supervisors may do it as well as the department
     * @param onlySupervisor whether nobody else may
     */
    record Step(
            String id,
            Text name,
            String department,
            List<String> alsoBy,
            boolean bySupervisor,
            boolean onlySupervisor,
            boolean secondPerson,
            String purpose,
            String documentation,
            Set<String> clauses,
            String form,
            List<Neighbour> before,
            List<Neighbour> after) {

        boolean isOf(String someDepartment) {
            return department.equals(someDepartment) || alsoBy.contains(someDepartment);
        }
    }

    /** What comes before or after a step, and on which condition; the condition may be empty. */
    record Neighbour(Text name, Text condition) {}

    /** A row of the table of time limits. */
    record Limit(
            String task, String urgency, String kind, String amount, String unit, String certainty, String source) {}

    private Journey(List<Process> processes, List<Limit> limits) {
        this.processes = processes;
        this.limits = limits;
    }

    static Journey read() {
        var processes = files(PROCESSES, ".bpmn").map(Journey::process).toList();
        var limits = limitRows();
        limits.addAll(limitsOfServices(processes, limits));
        return new Journey(processes, limits);
    }

    /** Of the steps without a row, whose service has working days in the catalogue. */
    private static List<Limit> limitsOfServices(List<Process> processes, List<Limit> rows) {
        var services = ServiceCatalogue.read(bytes(PROCESSES.resolve(ServiceCatalogue.TABLE + ".dmn")));
        return processes.stream()
                .flatMap(process -> services.find(process.id()).flatMap(Service::workingDays).stream()
                        .flatMap(days -> process.steps().stream()
                                .map(Step::id)
                                .filter(step -> rows.stream()
                                        .noneMatch(row -> row.task().equals(step)))
                                .map(step -> new Limit(
                                        step, "", "deadline", days.toString(), "working-days", "assumption", "服务目录"))))
                .toList();
    }

    List<Process> processes() {
        return processes;
    }

    List<Limit> limitsOf(String task) {
        return limits.stream().filter(limit -> limit.task().equals(task)).toList();
    }

    Set<String> departments() {
        return processes.stream()
                .flatMap(process -> process.departments().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static Form form(String id) {
        return Form.read(bytes(FORMS.resolve(id + ".form")));
    }

    /** Every form begins with a sentence that says what it is for. */
    private static String purpose(String form) {
        try {
            return JSON.readTree(bytes(FORMS.resolve(form + ".form")))
                    .path("components")
                    .path(0)
                    .path("text")
                    .asText()
                    .replaceAll("\\s+", " ")
                    .strip();
        } catch (IOException notJson) {
            throw new UncheckedIOException(notJson);
        }
    }

    private static Process process(Path file) {
        var model = Bpmn.readModelFromFile(file.toFile());
        var process = model.getModelElementsByType(org.camunda.bpm.model.bpmn.instance.Process.class)
                .iterator()
                .next();
        var steps = new ArrayList<Step>();
        for (StartEvent start : model.getModelElementsByType(StartEvent.class)) {
            Optional.ofNullable(start.getAttributeValueNs(CAMUNDA, "formRef"))
                    .ifPresent(form -> steps.add(step(start, form, process.getCamundaCandidateStarterGroupsList())));
        }
        for (UserTask task : inReadingOrder(model)) {
            steps.add(step(
                    task, task.getId(), task.getCamundaCandidateGroupsList().subList(0, 1)));
        }
        return new Process(
                process.getId(),
                new Text(process.getName(), english(process.getId())),
                documentation(process),
                steps,
                fingerprint(file));
    }

    private static Step step(FlowNode node, String form, List<String> departments) {
        var documentation = documentation(node);
        boolean onlySupervisor = departments.get(0).equals("supervisor");
        return new Step(
                form,
                text(node),
                // Where supervisors sit.
                onlySupervisor ? "joint-conference" : departments.get(0),
                departments.stream()
                        .skip(1)
                        .filter(other -> !other.equals("supervisor"))
                        .toList(),
                node instanceof UserTask task
                        && task.getCamundaCandidateGroupsList().contains("supervisor"),
                onlySupervisor,
                node instanceof UserTask task && hasProperty(task, "notCompletedBy"),
                purpose(form),
                documentation,
                clausesIn(documentation),
                form,
                neighbours(node, false),
                neighbours(node, true));
    }

    /** As the diagram shows them: from left to right. */
    private static List<UserTask> inReadingOrder(BpmnModelInstance model) {
        return model.getModelElementsByType(UserTask.class).stream()
                .sorted((a, b) -> Double.compare(left(a), left(b)))
                .toList();
    }

    private static double left(UserTask task) {
        return task.getDiagramElement().getBounds().getX();
    }

    private static List<Neighbour> neighbours(FlowNode node, boolean forward) {
        var found = new LinkedHashSet<Neighbour>();
        collect(node, forward, new Text("", ""), new LinkedHashSet<>(List.of(node)), found);
        return List.copyOf(found);
    }

    private static void collect(
            FlowNode node, boolean forward, Text condition, Set<FlowNode> passed, Set<Neighbour> found) {
        for (SequenceFlow flow : forward ? node.getOutgoing() : node.getIncoming()) {
            var next = forward ? flow.getTarget() : flow.getSource();
            var here = and(condition, flow, forward);
            if (isStop(next)) {
                found.add(new Neighbour(text(next), here));
            } else if (passed.add(next)) {
                collect(next, forward, here, passed, found);
                if (!forward) {
                    boundary(next).ifPresent(host -> found.add(new Neighbour(text(host), here)));
                }
            }
        }
    }

    private static Optional<FlowNode> boundary(FlowNode node) {
        return node instanceof org.camunda.bpm.model.bpmn.instance.BoundaryEvent event
                ? Optional.of(event.getAttachedTo())
                : Optional.empty();
    }

    private static boolean isStop(FlowNode node) {
        return node instanceof UserTask
                || node instanceof CallActivity
                || node instanceof StartEvent
                || node instanceof org.camunda.bpm.model.bpmn.instance.EndEvent;
    }

    private static Text and(Text condition, SequenceFlow flow, boolean forward) {
        var zh = Optional.ofNullable(flow.getName()).orElse("").strip();
        if (zh.isEmpty()) {
            return condition;
        }
        var code = flow.getConditionExpression() == null
                ? "otherwise"
                : CODE.matcher(flow.getConditionExpression().getTextContent())
                        .results()
                        .map(found -> english(found.group(1)).toLowerCase(java.util.Locale.ROOT))
                        .distinct()
                        .collect(Collectors.joining(" or "));
        var en = code.isEmpty() ? "if so" : code;
        if (condition.zh().isEmpty()) {
            return new Text(zh, en);
        }
        return forward
                ? new Text(condition.zh() + "，" + zh, condition.en() + ", " + en)
                : new Text(zh + "，" + condition.zh(), en + ", " + condition.en());
    }

    private static Text text(FlowElement element) {
        var zh = Optional.ofNullable(element.getName()).orElse("").replaceAll("\\s+", "");
        return new Text(zh, english(element.getId()));
    }

    /** {@code assess-needs} and {@code assessNeeds} are “Assess needs”. */
    static String english(String id) {
        var words =
                id.replaceAll("([a-z0-9])([A-Z])", "$1 $2").replace('-', ' ').toLowerCase(java.util.Locale.ROOT);
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private static boolean hasProperty(UserTask task, String name) {
        return Optional.ofNullable(task.getExtensionElements())
                .map(extensions -> extensions
                        .getElementsQuery()
                        .filterByType(org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties.class))
                .filter(query -> query.count() > 0)
                .map(query -> query.singleResult().getCamundaProperties())
                .filter(properties -> properties.stream().anyMatch(property -> name.equals(property.getCamundaName())))
                .isPresent();
    }

    private static String documentation(BaseElement element) {
        return element.getDocumentations().stream()
                .map(text -> text.getTextContent().replaceAll("\\s+", " ").strip())
                .collect(Collectors.joining(" "));
    }

    private static Set<String> clausesIn(String documentation) {
        return CLAUSE.matcher(documentation)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> union(Collection<String> some, Stream<String> others) {
        return Stream.concat(some.stream(), others).collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Limit> limitRows() {
        var model = Dmn.readModelFromFile(PROCESSES.resolve("time-limits.dmn").toFile());
        var table = (DecisionTable)
                model.getModelElementsByType(Decision.class).iterator().next().getExpression();
        var outputs =
                table.getOutputs().stream().map(output -> output.getName()).toList();
        var limits = new ArrayList<Limit>();
        for (Rule rule : table.getRules()) {
            var inputs = rule.getInputEntries().stream()
                    .map(entry -> entry.getText().getTextContent().replace("\"", ""))
                    .toList();
            var values = rule.getOutputEntries().stream()
                    .map(entry -> entry.getText().getTextContent().replace("\"", ""))
                    .toList();
            limits.add(new Limit(
                    inputs.get(0),
                    inputs.get(1),
                    values.get(outputs.indexOf("kind")),
                    values.get(outputs.indexOf("limit")),
                    values.get(outputs.indexOf("unit")),
                    values.get(outputs.indexOf("certainty")),
                    values.get(outputs.indexOf("source"))));
        }
        return limits;
    }

    static String fingerprint(Path file) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes(file)))
                    .substring(0, 16);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static Stream<Path> files(Path folder, String ending) {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(ending)).sorted().toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
