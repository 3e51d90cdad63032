package org.guitu.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.guitu.gate.file.ModelFile;
import org.guitu.upgrade.table.RowUse;
import org.junit.jupiter.api.Test;

class UpgradePlanTest {

    private static final RowUse UNUSED = new RowUse(Set.of(), Set.of());

    @Test
    void anEmptyDatabaseGetsEverything() {
        var plan = plan(List.of(), packaged("1"), List.of());
        assertThat(names(plan))
                .containsExactlyInAnyOrder("visit.bpmn", "visit.form", "call.bpmn", "shared.form", "t.dmn");
        assertThat(plan.taken().keySet()).containsExactlyInAnyOrderElementsOf(names(plan));
    }

    @Test
    void anUnchangedPackageDeploysNothing() {
        var plan = plan(packaged("1"), packaged("1"), List.of(process("visit", "own", "visit")));
        assertThat(names(plan)).isEmpty();
        assertThat(plan.taken()).isEmpty();
    }

    @Test
    void aProcessGoesWithItsFormsAndAFormWithEveryProcessThatShowsIt() {
        assertThat(names(plan(
                        packaged("1"), with(packaged("1"), process("visit", "2", "visit", "shared")), packaged("1"))))
                .containsExactlyInAnyOrder("visit.bpmn", "visit.form", "shared.form");
        var plan = plan(packaged("1"), with(packaged("1"), form("shared", "2")), packaged("1"));
        assertThat(names(plan)).containsExactlyInAnyOrder("visit.bpmn", "visit.form", "shared.form", "call.bpmn");
        assertThat(plan.taken().keySet()).containsExactly("shared.form");
    }

    @Test
    void whatTheInstallationHasChangedGoesAlongAsItIs() {
        var installed = with(packaged("1"), form("visit", "own"));
        var plan = plan(packaged("1"), with(packaged("1"), process("visit", "2", "visit", "shared")), installed);
        assertThat(text(plan, "visit.form")).isEqualTo("own");
        assertThat(text(plan, "visit.bpmn")).contains("name=\"2\"");
        var other = with(packaged("1"), process("visit", "own", "visit", "shared"));
        var withForm = plan(packaged("1"), with(packaged("1"), form("visit", "2")), other);
        assertThat(text(withForm, "visit.bpmn")).contains("name=\"own\"");
        assertThat(text(withForm, "visit.form")).isEqualTo("2");
    }

    @Test
    void whatBothHaveChangedStaysAndIsOffered() {
        var installed = with(packaged("1"), process("visit", "own", "visit", "shared"));
        var now = with(packaged("1"), process("visit", "2", "visit", "shared"));
        var plan = plan(packaged("1"), now, installed);
        assertThat(names(plan)).isEmpty();
        assertThat(plan.taken()).isEmpty();
        assertThat(UpgradePlan.takingOver(three(packaged("1"), now, installed), UNUSED, List.of("visit.bpmn")))
                .extracting(ModelFile::shortName)
                .containsExactlyInAnyOrder("visit.bpmn", "visit.form", "shared.form");
    }

    @Test
    void aProcessThatIsTakenOverBringsTheFormsThatNobodyHasReplaced() {
        var installed = with(
                packaged("1"), process("visit", "own", "visit", "shared"), form("shared", "own"), form("visit", "1"));
        var now = with(packaged("2"), process("visit", "2", "visit", "shared", "fresh"), form("fresh", "2"));
        var files = ThreeModels.byName(
                UpgradePlan.takingOver(three(packaged("1"), now, installed), UNUSED, List.of("visit.bpmn")));
        assertThat(content(files.get("visit.form"))).isEqualTo("2");
        assertThat(content(files.get("fresh.form"))).isEqualTo("2");
        assertThat(content(files.get("shared.form"))).isEqualTo("own");
    }

    @Test
    void whatTheInstallationHasAlreadyCountsAsTaken() {
        var plan = plan(packaged("1"), packaged("2"), packaged("2"));
        assertThat(names(plan)).isEmpty();
        assertThat(plan.taken()).hasSize(5);
    }

    @Test
    void whatIsHeldStaysAndIsTriedAgain() {
        var three = three(packaged("1"), packaged("2"), packaged("1"));
        var plan = UpgradePlan.of(three, UNUSED, Set.of("visit.bpmn", "t.dmn"));
        assertThat(names(plan)).containsExactlyInAnyOrder("call.bpmn", "shared.form");
        assertThat(plan.taken().keySet()).containsExactlyInAnyOrder("call.bpmn", "shared.form");
    }

    @Test
    void faultsHoldWhatTheyAreIn() {
        var own = process("own", "1", "own-form");
        var calls = new ModelFile("calls.bpmn", "<a calledElement=\"call\"/>".getBytes(StandardCharsets.UTF_8));
        var plan = plan(packaged("1"), packaged("2"), with(packaged("1"), own, calls));
        assertThat(plan.heldFor(List.of("visit.bpmn"))).containsExactly("visit.bpmn");
        assertThat(plan.heldFor(List.of("visit.form"))).containsExactly("visit.bpmn");
        assertThat(plan.heldFor(List.of("shared.form"))).containsExactly("call.bpmn", "visit.bpmn");
        assertThat(plan.heldFor(List.of("calls.bpmn"))).containsExactly("call.bpmn");
        assertThat(plan.heldFor(List.of("own.bpmn"))).containsExactly("call.bpmn", "visit.bpmn");
    }

    private static List<ModelFile> packaged(String version) {
        return List.of(
                process("visit", version, "visit", "shared"),
                form("visit", version),
                process("call", version, "shared"),
                form("shared", version),
                new ModelFile("t.dmn", version.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<ModelFile> with(List<ModelFile> files, ModelFile... others) {
        return List.copyOf(ThreeModels.byName(
                        Stream.concat(files.stream(), Stream.of(others)).toList())
                .values());
    }

    private static ModelFile process(String id, String name, String... forms) {
        var tasks = new StringBuilder();
        for (String form : forms) {
            tasks.append("<userTask id=\"%s-task\" camunda:formRef=\"%s\"/>".formatted(form, form));
        }
        return new ModelFile(
                id + ".bpmn",
                """
                <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn">
                <process id="%s" name="%s">%s</process></definitions>"""
                        .formatted(id, name, tasks)
                        .getBytes(StandardCharsets.UTF_8));
    }

    private static ModelFile form(String id, String content) {
        return new ModelFile(id + ".form", content.getBytes(StandardCharsets.UTF_8));
    }

    private static UpgradePlan plan(List<ModelFile> before, List<ModelFile> now, List<ModelFile> installed) {
        return UpgradePlan.of(three(before, now, installed), UNUSED, Set.of());
    }

    private static ThreeModels three(List<ModelFile> before, List<ModelFile> now, List<ModelFile> installed) {
        return new ThreeModels(ThreeModels.byName(before), ThreeModels.byName(now), ThreeModels.byName(installed));
    }

    private static List<String> names(UpgradePlan plan) {
        return plan.deployment().stream().map(ModelFile::shortName).toList();
    }

    private static String text(UpgradePlan plan, String file) {
        return content(ThreeModels.byName(plan.deployment()).get(file));
    }

    private static String content(ModelFile file) {
        return new String(file.content(), StandardCharsets.UTF_8);
    }
}
