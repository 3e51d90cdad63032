package org.guitu.processes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.ConditionExpression;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Lane;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.guitu.casefile.Trait;
import org.guitu.form.Conditions;
import org.guitu.queue.Directory;
import org.guitu.queue.Region;
import org.guitu.testing.GuituTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Every model keeps to docs/modelling.md: what the engine, the form service and people rely on. */
@GuituTest
class ModelsTest {

    private static final Path PROCESSES = Path.of("processes");
    private static final Path FORMS = Path.of("forms");
    private static final Set<String> CLASSES =
            Set.of("identity", "contact", "health", "biometric", "legal", "statement");
    private static final Set<String> COMPONENTS = Set.of(
            "text",
            "group",
            "textfield",
            "textarea",
            "number",
            "datetime",
            "select",
            "radio",
            "checklist",
            "checkbox",
            "separator",
            "spacer",
            "expression");
    private static final Set<String> COMMON_FACTS =
            Set.of("region", "minor", "sex", "ageGroup", "ageYears", "urgencyLevel");
    private static final String OPERAND = "(\\w+|'[\\w-]+'|true|false|null|-?\\d+)";
    private static final String TERM =
            "(%1$s (==|!=|<=|>=|<|>) %1$s|!?\\w+\\.contains\\('[\\w-]+'\\)|!?\\w+)".formatted(OPERAND);
    private static final Pattern CONDITION = Pattern.compile("\\$\\{%1$s( (&&|\\|\\|) %1$s)*}".formatted(TERM));
    private static final ObjectMapper JSON = new ObjectMapper();

    @Autowired
    private Directory directory;

    @Autowired
    private Conditions conditions;

    @ParameterizedTest
    @MethodSource("models")
    void hasATestClassOfItsName(Path model) {
        var name = Arrays.stream(nameOf(model).split("-"))
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining());
        assertThat(Path.of("src/test/java/org/guitu/processes", name + "Test.java"))
                .exists();
    }

    @ParameterizedTest
    @MethodSource("processes")
    void isNamedLikeItsFileAndKeptAsLongAsTheRulesSay(Path file) {
        var process = processOf(file);
        assertThat(process.getId()).isEqualTo(nameOf(file));
        assertThat(process.isExecutable()).isTrue();
        assertThat(process.getCamundaHistoryTimeToLiveString()).isNotBlank();
        assertThat(process.getName()).matches(".*\\p{IsHan}.*");
        assertThat(process.isCamundaStartableInTasklist()).isEqualTo(startForm(file) != null);
    }

    @ParameterizedTest
    @MethodSource("processes")
    void everyUserTaskHasItsFormDepartmentLaneTimeLimitAndClause(Path file) {
        var limits = timeLimits();
        for (UserTask task : all(file, UserTask.class)) {
            var id = task.getId();
            assertThat(task.getName()).as(id).matches(".*\\p{IsHan}.*");
            assertThat(task.getCamundaFormRef()).as("form of %s", id).isEqualTo(id);
            assertThat(task.getCamundaFormRefBinding()).as(id).isEqualTo("deployment");
            assertThat(FORMS.resolve(id + ".form")).exists();
            var groups = task.getCamundaCandidateGroupsList();
            assertThat(directory.isDepartment(groups.get(0)))
                    .as("department of %s", id)
                    .isTrue();
            assertThat(groups.subList(1, groups.size())).as(id).isSubsetOf("supervisor");
            assertThat(laneOf(file, task)).as("lane of %s", id).isEqualTo("lane-" + groups.get(0));
            assertThat(limits).as("rows of time-limits.dmn").contains(id);
            assertThat(documentation(task)).as("documentation of %s", id).containsPattern("Clause \\d+(\\.\\d+)+");
        }
    }

    @ParameterizedTest
    @MethodSource("processes")
    void lanesAreDepartmentsByName(Path file) {
        for (Lane lane : all(file, Lane.class)) {
            var department = lane.getId().replaceFirst("^lane-", "");
            assertThat(lane.getName())
                    .isEqualTo(directory.department(department).zh());
        }
    }

    @ParameterizedTest
    @MethodSource("processes")
    void conditionsKeepToTheSmallGrammar(Path file) {
        for (ConditionExpression condition : all(file, ConditionExpression.class)) {
            assertThat(condition.getTextContent().strip())
                    .as(condition.getParentElement().getAttributeValue("id"))
                    .matches(CONDITION);
        }
    }

    @ParameterizedTest
    @MethodSource("processes")
    void everyOutcomeOfAFormLeadsSomewhere(Path file) throws IOException {
        for (UserTask task : all(file, UserTask.class)) {
            FlowNode next = task.getOutgoing().iterator().next().getTarget();
            if (next instanceof ExclusiveGateway gateway && gateway.getDefault() == null) {
                var handled = gateway.getOutgoing().stream()
                        .map(SequenceFlow::getConditionExpression)
                        .map(ConditionExpression::getTextContent)
                        .collect(Collectors.joining(" "));
                for (JsonNode field : fields(task.getId())) {
                    if (handled.contains(field.get("key").asText())) {
                        codes(field).forEach(code -> assertThat(handled)
                                .as("conditions behind %s", task.getId())
                                .contains("'" + code + "'"));
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("processes")
    void callActivitiesPassTheCaseNumberAndTheCommonFacts(Path file) {
        for (CallActivity call : all(file, CallActivity.class)) {
            var passed = call.getExtensionElements()
                    .getElementsQuery()
                    .filterByType(CamundaIn.class)
                    .list();
            assertThat(passed).as(call.getId()).anyMatch(in -> "#{execution.processBusinessKey}"
                    .equals(in.getCamundaBusinessKey()));
            assertThat(passed.stream().map(CamundaIn::getCamundaTarget).toList())
                    .as(call.getId())
                    .containsAll(COMMON_FACTS);
            assertThat(passed).as(call.getId()).noneMatch(in -> in.getCamundaVariables() != null);
            assertThat(PROCESSES.resolve(call.getCalledElement() + ".bpmn")).exists();
        }
    }

    @ParameterizedTest
    @MethodSource("processes")
    void businessRuleTasksCallTablesThatExist(Path file) {
        for (BusinessRuleTask task : all(file, BusinessRuleTask.class)) {
            assertThat(PROCESSES.resolve(task.getCamundaDecisionRef() + ".dmn")).exists();
        }
    }

    @Test
    void onlyTheRescueCaseIsStartedByPeople() {
        assertThat(processes().filter(file -> startForm(file) != null).map(ModelsTest::nameOf))
                .containsExactly("rescue-case");
    }

    @Test
    void everyFormIsUsed() throws IOException {
        var used = new TreeSet<String>();
        processes().forEach(file -> {
            all(file, UserTask.class).forEach(task -> used.add(task.getId()));
            if (startForm(file) != null) {
                used.add(startForm(file));
            }
        });
        assertThat(forms().map(ModelsTest::nameOf)).containsExactlyInAnyOrderElementsOf(used);
    }

    @Test
    void everyTimeLimitBelongsToATask() {
        var tasks = processes()
                .flatMap(file -> all(file, UserTask.class).stream())
                .map(UserTask::getId)
                .collect(Collectors.toSet());
        assertThat(tasks).containsAll(timeLimits());
    }

    @ParameterizedTest
    @MethodSource("forms")
    void formsUseKnownComponentsAndDeclareAllFreeText(Path file) throws IOException {
        var root = JSON.readTree(file.toFile());
        assertThat(root.path("id").asText()).isEqualTo(nameOf(file));
        assertThat(root.path("schemaVersion").asInt()).isEqualTo(16);
        assertThat(root.path("components").path(0).path("type").asText()).isEqualTo("text");
        var keys = new HashSet<String>();
        walk(root, component -> {
            var type = component.path("type").asText();
            assertThat(COMPONENTS).as(component.toString()).contains(type);
            var dataClass = component.path("properties").path("class");
            if (!dataClass.isMissingNode()) {
                assertThat(CLASSES).contains(dataClass.asText());
            }
            var index = component.path("properties").path("index");
            if (!index.isMissingNode()) {
                Trait.of(index.asText());
                assertThat(dataClass.asText())
                        .as("only what is personal is indexed")
                        .isNotEmpty();
            }
            if (type.equals("textfield") || type.equals("textarea")) {
                assertThat(dataClass.asText())
                        .as("class of free text %s", component.path("key").asText())
                        .isNotEmpty();
            }
            if (component.has("key")) {
                assertThat(keys.add(component.get("key").asText()))
                        .as("key %s is used once", component.get("key").asText())
                        .isTrue();
                if (!type.equals("expression")) {
                    assertThat(label(component))
                            .as(component.get("key").asText())
                            .matches("(?s).*\\p{IsHan}.*");
                }
            }
            component.path("values").forEach(option -> {
                assertThat(option.path("value").asText()).matches("[a-z0-9-]+");
                assertThat(option.path("label").asText()).isNotBlank();
            });
        });
    }

    @ParameterizedTest
    @MethodSource("forms")
    void feelOfFormsCanBeEvaluatedWithNothingAnswered(Path file) throws IOException {
        var nothing = new HashMap<String, Object>();
        for (Path any : forms().toList()) {
            walk(JSON.readTree(any.toFile()), component -> {
                if (component.has("key")) {
                    nothing.put(component.get("key").asText(), null);
                }
            });
        }
        COMMON_FACTS.forEach(fact -> nothing.put(fact, null));
        walk(JSON.readTree(file.toFile()), component -> {
            var expressions = new ArrayList<JsonNode>();
            expressions.add(component.path("conditional").path("hide"));
            expressions.add(component.path("properties").path("requiredWhen"));
            expressions.add(component.path("properties").path("refuseWhen"));
            expressions.add(component.path("expression"));
            expressions.stream().filter(JsonNode::isTextual).forEach(feel -> conditions.value(feel.asText(), nothing));
        });
    }

    @ParameterizedTest
    @MethodSource("forms")
    void regionListsAreThoseOfTheDirectory(Path file) throws IOException {
        var known = directory.regions().stream().map(Region::code).collect(Collectors.toSet());
        walk(JSON.readTree(file.toFile()), component -> {
            var regions = codes(component).stream()
                    .filter(code -> code.matches("35\\d{4}"))
                    .toList();
            if (!regions.isEmpty()) {
                assertThat(regions).as(component.path("key").asText()).containsExactlyInAnyOrderElementsOf(known);
            }
        });
    }

    private static Stream<Path> models() throws IOException {
        return files(PROCESSES, ".bpmn", ".dmn");
    }

    private static Stream<Path> processes() {
        return files(PROCESSES, ".bpmn");
    }

    private static Stream<Path> forms() {
        return files(FORMS, ".form");
    }

    private static Stream<Path> files(Path folder, String... endings) {
        try (var files = Files.list(folder)) {
            return files
                    .filter(file -> Arrays.stream(endings)
                            .anyMatch(ending -> file.getFileName().toString().endsWith(ending)))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private static String nameOf(Path file) {
        return file.getFileName().toString().replaceFirst("\\.[a-z]+$", "");
    }

    private static BpmnModelInstance model(Path file) {
        return Bpmn.readModelFromFile(file.toFile());
    }

    private static Process processOf(Path file) {
        return all(file, Process.class).iterator().next();
    }

    private static <T extends org.camunda.bpm.model.xml.instance.ModelElementInstance> Collection<T> all(
            Path file, Class<T> type) {
        return model(file).getModelElementsByType(type);
    }

    private static String startForm(Path file) {
        return all(file, StartEvent.class).stream()
                .map(start -> start.getAttributeValueNs("http://camunda.org/schema/1.0/bpmn", "formRef"))
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static String laneOf(Path file, FlowNode node) {
        return all(file, Lane.class).stream()
                .filter(lane -> lane.getFlowNodeRefs().stream()
                        .anyMatch(member -> member.getId().equals(node.getId())))
                .map(Lane::getId)
                .findFirst()
                .orElse(null);
    }

    private static String documentation(UserTask task) {
        return task.getDocumentations().stream()
                .map(text -> text.getTextContent())
                .collect(Collectors.joining(" "));
    }

    private static Set<String> timeLimits() {
        var table = Dmn.readModelFromFile(PROCESSES.resolve("time-limits.dmn").toFile())
                .getModelElementsByType(DecisionTable.class)
                .iterator()
                .next();
        return table.getRules().stream()
                .map(Rule::getInputEntries)
                .map(inputs ->
                        inputs.iterator().next().getText().getTextContent().replace("\"", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<JsonNode> fields(String form) throws IOException {
        var fields = new ArrayList<JsonNode>();
        walk(JSON.readTree(FORMS.resolve(form + ".form").toFile()), component -> {
            if (component.has("key") && !component.path("readonly").asBoolean()) {
                fields.add(component);
            }
        });
        return fields;
    }

    private static List<String> codes(JsonNode field) {
        var codes = new ArrayList<String>();
        field.path("values").forEach(option -> codes.add(option.path("value").asText()));
        return codes;
    }

    private static String label(JsonNode component) {
        return component.path("label").asText()
                + component.path("dateLabel").asText()
                + component.path("timeLabel").asText();
    }

    private static void walk(JsonNode parent, Consumer<JsonNode> visit) {
        for (JsonNode component : parent.path("components")) {
            visit.accept(component);
            walk(component, visit);
        }
    }
}
