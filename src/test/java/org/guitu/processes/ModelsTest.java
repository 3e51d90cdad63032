package org.guitu.processes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
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
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOut;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.guitu.engine.expression.ConditionsForTests;
import org.guitu.gate.Deployed;
import org.guitu.gate.Gate;
import org.guitu.gate.StillNeeded;
import org.guitu.gate.file.ModelFile;
import org.guitu.gate.flow.DataFlow;
import org.guitu.gate.invariant.InvariantRule;
import org.guitu.gate.proof.ProofRule;
import org.guitu.gate.proof.Proofs;
import org.guitu.gate.shape.LooseEnds;
import org.guitu.gate.shape.SecondPersons;
import org.guitu.gate.table.TablesTried;
import org.guitu.office.Directory;
import org.guitu.testing.PackagedLists;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every model keeps to docs/modelling.md: what the engine, the form service and people rely on. */
class ModelsTest {

    private static final Path PROCESSES = Path.of("processes");
    private static final Path FORMS = Path.of("forms");
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Map<Path, BpmnModelInstance> READ = new HashMap<>();

    private final Directory directory = Directory.packaged();

    @Test
    void theGateFindsNothingToMend() {
        var conditions = ConditionsForTests.at(InstantSource.system());
        var proofs = new Proofs(directory);
        var gate = new Gate(
                directory,
                conditions,
                List.of(
                        new StillNeeded(directory),
                        new TablesTried(directory),
                        new DataFlow(directory, conditions),
                        new ProofRule(proofs),
                        new InvariantRule(proofs),
                        new LooseEnds(),
                        new SecondPersons()));
        assertThat(gate.check(packaged(), new NothingDeployed())).isEmpty();
    }

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
    void isNamedLikeItsFile(Path file) {
        var process = processOf(file);
        assertThat(process.getId()).isEqualTo(nameOf(file));
        assertThat(process.getName()).matches(".*\\p{IsHan}.*");
        assertThat(process.isCamundaStartableInTasklist()).isEqualTo(startForm(file) != null);
    }

    @ParameterizedTest
    @MethodSource("processes")
    void everyUserTaskIsNamedInChineseAndInItsDepartmentsLane(Path file) {
        for (UserTask task : all(file, UserTask.class)) {
            var id = task.getId();
            assertThat(task.getName()).as(id).matches(".*\\p{IsHan}.*");
            // Supervisors sit in the joint conference's office.
            var department =
                    task.getCamundaCandidateGroupsList().get(0).replaceFirst("^supervisor$", "joint-conference");
            assertThat(laneOf(file, task)).as("lane of %s", id).isEqualTo("lane-" + department);
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

    @Test
    void whatPeopleStart() {
        assertThat(processes().filter(file -> startForm(file) != null).map(ModelsTest::nameOf))
                .containsExactly(
                        "adoption",
                        "adult-guardianship",
                        "assistance-request",
                        "break-glass",
                        "bring-forward",
                        "case-conference",
                        "change-consent",
                        "change-guardian",
                        "change-services",
                        "close-early",
                        "correct-person",
                        "data-incident",
                        "determine-age",
                        "guardianship-revocation",
                        "hand-over",
                        "judicial-aid-proposal",
                        "keep-provider",
                        "legal-hold",
                        "legal-stay",
                        "link-cases",
                        "mend-record",
                        "person-export",
                        "person-missing",
                        "reopen-case",
                        "report-intake",
                        "rescue-case",
                        "return-from-abroad",
                        "supervision-order");
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

    /** Each task of a case is as urgent as the case: a call hands the urgency on, and back where the called process may change it. */
    @ParameterizedTest
    @MethodSource("processes")
    void everyCallHandsTheUrgencyOnAndBackWhereItMayChange(Path file) throws IOException {
        for (CallActivity call : all(file, CallActivity.class)) {
            var mappings = call.getExtensionElements().getElementsQuery();
            assertThat(mappings.filterByType(CamundaIn.class).list())
                    .as(call.getId())
                    .extracting(CamundaIn::getCamundaTarget)
                    .contains("urgencyLevel");
            if (asksForTheUrgency(call.getCalledElement())) {
                assertThat(mappings.filterByType(CamundaOut.class).list())
                        .as(call.getId())
                        .extracting(CamundaOut::getCamundaTarget)
                        .contains("urgencyLevel");
            }
        }
    }

    private static boolean asksForTheUrgency(String process) throws IOException {
        var file = PROCESSES.resolve(process + ".bpmn");
        if (Files.exists(file)) {
            for (UserTask task : all(file, UserTask.class)) {
                for (JsonNode field : fields(task.getId())) {
                    if (field.get("key").asText().equals("urgencyLevel")
                            && !field.path("readonly").asBoolean()) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    @ParameterizedTest
    @MethodSource("forms")
    void theOutcomeIsTheFirstQuestion(Path file) throws IOException {
        var asked = new ArrayList<String>();
        walk(JSON.readTree(file.toFile()), node -> {
            if (node.hasNonNull("key")
                    && !node.path("readonly").asBoolean()
                    && !node.path("type").asText().equals("expression")) {
                asked.add(node.path("key").asText());
            }
        });
        if (asked.stream().anyMatch(key -> key.endsWith("Outcome"))) {
            assertThat(asked.get(0)).as(file.toString()).endsWith("Outcome");
        }
    }

    /** In a browser a text that nobody wrote is empty, never null: a star or a hidden field that forgets it is wrong there only. */
    @ParameterizedTest
    @MethodSource("forms")
    void whatDependsOnATextKnowsThatItMayBeEmpty(Path file) throws IOException {
        var texts = new ArrayList<String>();
        var conditions = new ArrayList<String>();
        walk(JSON.readTree(file.toFile()), component -> {
            if (component.path("type").asText().startsWith("text") && component.has("key")) {
                texts.add(component.get("key").asText());
            }
            conditions.add(component.path("conditional").path("hide").asText());
            conditions.add(component.path("properties").path("requiredWhen").asText());
        });
        for (String text : texts) {
            assertThat(conditions)
                    .filteredOn(condition -> condition.matches(".*\\b%s !?= null\\b.*".formatted(text)))
                    .as(text)
                    .allMatch(condition -> condition.matches(
                            ".*(\\b%1$s|replace\\(%1$s, \"[^\"]*\", \"\"\\)) !?= \"\".*".formatted(text)));
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void formsBeginWithASentenceAndAskInChinese(Path file) throws IOException {
        var root = JSON.readTree(file.toFile());
        assertThat(root.path("components").path(0).path("type").asText()).isEqualTo("text");
        walk(root, component -> {
            if (component.has("key") && !component.path("type").asText().equals("expression")) {
                assertThat(label(component)).as(component.get("key").asText()).matches("(?s).*\\p{IsHan}.*");
            }
            component
                    .path("values")
                    .forEach(option -> assertThat(option.path("label").asText()).isNotBlank());
        });
    }

    /** A list of the catalogue is named, never copied, and what a form adds to it is not in it. */
    @ParameterizedTest
    @MethodSource("forms")
    void listsAreThoseOfTheCatalogue(Path file) throws IOException {
        walk(JSON.readTree(file.toFile()), component -> {
            var key = component.path("key").asText();
            var named = component.path("properties").path("options").asText(null);
            if (named == null) {
                assertThat(codes(component)).as(key).noneMatch(directory::isRegion);
            } else {
                var list = PackagedLists.LISTS.find(named);
                assertThat(list).as("%s: %s", key, named).isPresent();
                assertThat(codes(component)).as(key).noneMatch(code -> list.get()
                        .containsKey(code));
            }
        });
    }

    private static List<ModelFile> packaged() {
        return Stream.concat(files(PROCESSES, ".bpmn", ".dmn"), forms())
                .map(ModelsTest::read)
                .toList();
    }

    private static ModelFile read(Path file) {
        try {
            return new ModelFile(file.toString(), Files.readAllBytes(file));
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private static final class NothingDeployed implements Deployed {

        @Override
        public List<ModelFile> processes() {
            return List.of();
        }

        @Override
        public List<ModelFile> forms() {
            return List.of();
        }

        @Override
        public boolean hasProcess(String key) {
            return false;
        }

        @Override
        public boolean hasDecision(String key) {
            return false;
        }

        @Override
        public List<ModelFile> decisions() {
            return List.of();
        }

        @Override
        public Optional<ModelFile> decision(String key) {
            return Optional.empty();
        }
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
        return READ.computeIfAbsent(file, path -> Bpmn.readModelFromFile(path.toFile()));
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
