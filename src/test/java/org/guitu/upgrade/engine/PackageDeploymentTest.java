package org.guitu.upgrade.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.guitu.audit.AuditTrail;
import org.guitu.gate.file.ModelFile;
import org.guitu.testing.Deployments;
import org.guitu.testing.GuituTest;
import org.guitu.testing.TwoAdministrators;
import org.guitu.upgrade.InstalledModels;
import org.guitu.upgrade.OtherPackage;
import org.guitu.upgrade.PackageOffer;
import org.guitu.upgrade.PackageOffers;
import org.guitu.upgrade.TakenModels;
import org.guitu.upgrade.ThreeModels;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * An installation that has changed {@code retention}, {@code time-limits} and the name of a task, and has a process of its own with rows
 * of its own, is upgraded, and upgraded again.
 */
@GuituTest
class PackageDeploymentTest {

    private static final String TASK = "知悉监护人变更";
    private static final String CASE = "350404-2026-990047";

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    @Autowired
    private TakenModels taken;

    @Autowired
    private InstalledModels installed;

    @Autowired
    private PackageOffers offers;

    @Autowired
    private AuditTrail audit;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private JdbcClient database;

    /** The processes whose rows the packages below do without. */
    private static final Set<String> TAKEN_AWAY = Set.of("guardian-notice", "counselling");

    private Deployments before;
    private List<ModelFile> takenBefore;

    @BeforeEach
    void noteWhatThereIs() {
        endWhatOthersHaveLeft();
        before = Deployments.now(repository);
        takenBefore = taken.all();
    }

    @AfterEach
    void everythingIsAsItWas() {
        runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(CASE)
                .list()
                .forEach(instance -> runtime.deleteProcessInstance(instance.getId(), "test"));
        before.deleteLater();
        database.sql("delete from guitu.packaged_model").update();
        taken.take(ThreeModels.byName(takenBefore));
    }

    /** Cases of other tests keep the rows of tables that name their processes. */
    private void endWhatOthersHaveLeft() {
        var newest = repository.createProcessDefinitionQuery().latestVersion().list().stream()
                .map(ProcessDefinition::getId)
                .collect(Collectors.toSet());
        runtime.createProcessInstanceQuery().list().stream()
                .filter(instance -> !newest.contains(instance.getProcessDefinitionId())
                        || TAKEN_AWAY.contains(instance.getProcessDefinitionId().split(":")[0]))
                .map(ProcessInstance::getRootProcessInstanceId)
                .distinct()
                .forEach(root -> runtime.deleteProcessInstanceIfExists(root, "test", true, true, true, false));
    }

    @Test
    void theProgramHasDeployedEverythingAtOnceAndStartsAgainWithoutDoingAnything() {
        assertThat(repository
                        .createDeploymentQuery()
                        .deploymentName(PackageDeployment.NAME)
                        .count())
                .isOne();
        assertThat(takenBefore)
                .extracting(ModelFile::shortName)
                .containsExactlyInAnyOrderElementsOf(
                        ThreeModels.byName(new OtherPackage().models().files()).keySet());
        assertThat(offers.open()).isEmpty();
        start(new OtherPackage());
        assertThat(Deployments.now(repository)).isEqualTo(before);
    }

    @Test
    void whatTheInstallationHasDecidedOutlivesTwoUpgrades() {
        decide();
        start(first());
        seeThatDecisionsStand();
        assertThat(years("keep-provider")).as("a longer period comes in").isEqualTo("12");
        assertThat(years("report-other")).as("a shorter one waits").isEqualTo("10");
        assertThat(limit("lift-legal-hold")).as("a changed row comes in").isEqualTo("4");
        assertThat(model("legal-hold.bpmn")).contains("name=\"复核档案保全\"");
        assertThat(model("bring-forward.form")).contains("哪一件个案");
        assertThat(model("fresh-notice.bpmn")).contains("id=\"fresh-notice\"");
        assertThat(openOffers(first())).containsExactly("guardian-notice.bpmn", "retention.dmn", "time-limits.dmn");

        var second = first().changed("retention.dmn", text -> cell(text, "keep-provider-then-years", "12", "15"))
                .changed("time-limits.dmn", text -> cell(text, "lift-legal-hold-then-limit", "4", "3"))
                .changed("legal-hold.bpmn", "复核档案保全", "再次复核保全");
        start(second);
        seeThatDecisionsStand();
        assertThat(years("keep-provider")).isEqualTo("15");
        assertThat(years("report-other")).isEqualTo("10");
        assertThat(limit("lift-legal-hold")).isEqualTo("3");
        assertThat(model("legal-hold.bpmn")).contains("name=\"再次复核保全\"");
        assertThat(openOffers(second)).containsExactly("guardian-notice.bpmn", "retention.dmn", "time-limits.dmn");

        var deployed = Deployments.now(repository);
        start(second);
        assertThat(Deployments.now(repository)).as("nothing is deployed again").isEqualTo(deployed);
    }

    @Test
    void nodesThatStartAtOnceDeployOnce() throws Exception {
        var nodes = Executors.newFixedThreadPool(3);
        try {
            var starts = nodes.invokeAll(Collections.nCopies(3, Executors.callable(() -> start(first()))));
            for (var start : starts) {
                start.get();
            }
        } finally {
            nodes.shutdown();
        }
        assertThat(Deployments.now(repository).ids()).hasSize(before.ids().size() + 1);
        assertThat(model("legal-hold.bpmn")).contains("复核档案保全");
    }

    @Test
    void whatThePackageDropsStaysInForce() {
        start(new OtherPackage().without("guardian-notice.bpmn").without("heed-guardian-change.form"));
        assertThat(Deployments.now(repository)).isEqualTo(before);
        assertThat(model("guardian-notice.bpmn")).contains(TASK);
        assertThat(taken.all()).extracting(ModelFile::shortName).doesNotContain("guardian-notice.bpmn");
    }

    private void seeThatDecisionsStand() {
        assertThat(years("rescue-case-adult-identified")).isEqualTo("50");
        assertThat(years("own-outing")).isEqualTo("5");
        assertThat(limit("review-legal-hold")).isEqualTo("9");
        assertThat(limit("own-outing-plan")).isEqualTo("3");
        assertThat(model("guardian-notice.bpmn")).contains("name=\"本县" + TASK + "\"");
        assertThat(model("processing-grounds.dmn")).contains("\"own-outing\"");
        assertThat(model("field-access.dmn")).contains("\"own-outing-plan\"");
        assertThat(model("step-names.dmn")).contains("\"own-outing\"");
        runtime.startProcessInstanceByKey(
                "own-outing", CASE, Map.of("region", "350404", "minor", false, "urgencyLevel", "normal"));
        var task = tasks.createTaskQuery()
                .processInstanceBusinessKey(CASE)
                .taskDefinitionKey("own-outing-plan")
                .list();
        assertThat(task).isNotEmpty().allSatisfy(any -> assertThat(any.getDueDate())
                .isNotNull());
    }

    @Test
    void anOfferSaysWhatItChangesAndIsTakenOverOrKept() {
        decide();
        start(first());
        var open = first().offers(taken, installed, audit);
        assertThat(open.deployment(List.of("guardian-notice.bpmn")))
                .extracting(ModelFile::shortName)
                .containsExactlyInAnyOrder("guardian-notice.bpmn", "heed-guardian-change.form");
        assertThat(open.open()).allSatisfy(offer -> {
            assertThat(offer.ofPackage()).as(offer.file()).isNotEmpty();
            assertThat(offer.changes()).as(offer.file()).isNotEmpty();
        });
        assertThat(words(open, "retention.dmn")).singleElement().asString().contains("10", "5");
        deploy(open.deployment(List.of("guardian-notice.bpmn", "retention.dmn")));
        assertThat(model("guardian-notice.bpmn")).contains("name=\"已知悉" + TASK + "\"");
        assertThat(years("report-other")).isEqualTo("5");
        assertThat(years("rescue-case-adult-identified")).as("own rows stay").isEqualTo("50");
        assertThat(years("own-outing")).isEqualTo("5");
        assertThat(openOffers(first())).containsExactly("time-limits.dmn");

        open.keep("time-limits.dmn", TwoAdministrators.FIRST);
        assertThat(openOffers(first())).isEmpty();
        start(first());
        assertThat(openOffers(first())).isEmpty();
        assertThat(limit("review-legal-hold")).isEqualTo("9");
        assertThat(limit("own-outing-plan")).isEqualTo("3");

        var again = first().changed("time-limits.dmn", text -> cell(text, "review-legal-hold-then-limit", "8", "7"));
        start(again);
        assertThat(openOffers(again)).containsExactly("time-limits.dmn");
        assertThat(limit("review-legal-hold")).isEqualTo("9");
    }

    @Test
    void aModelThatDoesNotFitStaysAsItIsAndTheRestIsTaken() {
        decide();
        var broken = first().changed(
                        "legal-hold.bpmn",
                        "camunda:candidateGroups=\"civil-affairs,supervisor\"",
                        "camunda:candidateGroups=\"nobody\"");
        start(broken);
        seeThatDecisionsStand();
        assertThat(model("legal-hold.bpmn")).doesNotContain("nobody");
        assertThat(model("bring-forward.form")).contains("哪一件个案");
        assertThat(openOffers(broken)).contains("legal-hold.bpmn");
        start(first());
        assertThat(model("legal-hold.bpmn")).as("tried again").contains("name=\"复核档案保全\"");
    }

    /** It takes a service away that forms and plans of cases name. */
    @Test
    void aTableThatOwnModelsForbidIsNotTakenAndTheNodeStarts() {
        decide();
        var without = first().changed("service-catalogue.dmn", text -> text.replace(row(text, "counselling"), ""));
        start(without);
        seeThatDecisionsStand();
        assertThat(model("service-catalogue.dmn")).contains("\"counselling\"");
        assertThat(model("legal-hold.bpmn")).contains("name=\"复核档案保全\"");
        assertThat(openOffers(without)).contains("service-catalogue.dmn");
    }

    @Test
    void aLimitThatARunningCaseNeedsStaysUntilItIsOver() {
        var renamed = new OtherPackage()
                .changed("guardian-notice.bpmn", "heed-guardian-change", "heed-new-guardian")
                .with(
                        "heed-new-guardian.form",
                        new OtherPackage()
                                .text("heed-guardian-change.form")
                                .replace("heed-guardian-change", "heed-new-guardian"))
                .changed(
                        "time-limits.dmn",
                        text -> text.replace(
                                row(text, "heed-guardian-change"),
                                row(text, "heed-guardian-change")
                                        .replace("heed-guardian-change", "heed-new-guardian")));
        var running = runtime.startProcessInstanceByKey(
                "guardian-notice",
                CASE,
                Map.of(
                        "region",
                        "350404",
                        "minor",
                        false,
                        "urgencyLevel",
                        "normal",
                        "recipientDepartment",
                        "civil-affairs"));
        start(renamed);
        assertThat(model("guardian-notice.bpmn")).contains("heed-new-guardian");
        assertThat(limit("heed-new-guardian")).isEqualTo("3");
        assertThat(limit("heed-guardian-change")).isEqualTo("3");
        assertThat(openOffers(renamed)).isEmpty();
        runtime.deleteProcessInstance(running.getId(), "test");
        start(renamed);
        assertThat(model("time-limits.dmn")).doesNotContain("\"heed-guardian-change\"");
    }

    @Test
    void anInstallationOfTheReleaseBeforeKeepsWhatItHasChanged() {
        database.sql("delete from guitu.packaged_model").update();
        var earlier = new OtherPackage()
                .changed("bring-forward.form", "哪个个案", "什么个案")
                .changed("legal-hold.bpmn", "复核保全", "复核档案");
        var deployment = repository.createDeployment().name("SpringAutoDeployment");
        for (String name : List.of("legal-hold.bpmn", "bring-forward.bpmn")) {
            deployment.addString("/opt/guitu/processes/" + name, earlier.text(name));
        }
        for (String name : List.of(
                "bring-forward.form", "place-legal-hold.form", "review-legal-hold.form", "lift-legal-hold.form")) {
            deployment.addString("/opt/guitu/forms/" + name, earlier.text(name));
        }
        deployment.deploy();
        deploy(List.of(
                file("bring-forward.bpmn", earlier.text("bring-forward.bpmn")),
                file("bring-forward.form", earlier.text("bring-forward.form").replace("什么个案", "本县个案"))));
        start(new OtherPackage());
        assertThat(model("legal-hold.bpmn")).contains("复核保全").doesNotContain("复核档案");
        assertThat(model("bring-forward.form")).contains("本县个案");
        assertThat(openOffers(new OtherPackage())).containsExactly("bring-forward.form");
    }

    /** What administrators have deployed. */
    private void decide() {
        var own = new OtherPackage()
                .changed(
                        "retention.dmn",
                        text -> before(
                                cell(text, "rescue-case-adult-identified-then-years", "30", "50"),
                                "rescue-case-not-a-victim",
                                row(text, "keep-provider")
                                        .replace("keep-provider", "own-outing")
                                        .replace("<text>10</text>", "<text>5</text>")))
                .changed(
                        "time-limits.dmn",
                        text -> before(
                                cell(text, "review-legal-hold-then-limit", "10", "9"),
                                "review-legal-hold",
                                row(text, "heed-guardian-change").replace("heed-guardian-change", "own-outing-plan")))
                .changed(
                        "processing-grounds.dmn",
                        text -> before(
                                text,
                                "archive",
                                row(text, "archive").replace("archive", "own").replace("legal-hold", "own-outing")))
                .changed(
                        "field-access.dmn",
                        text -> before(
                                text,
                                "own-biometric",
                                row(text, "own-biometric")
                                        .replace("own-biometric", "outing")
                                        .replaceFirst(
                                                "form\"><text></text>", "form\"><text>\"own-outing-plan\"</text>")))
                .changed(
                        "step-names.dmn",
                        text -> before(
                                text,
                                "same-department",
                                row(text, "same-department")
                                        .replace("same-department", "outing")
                                        .replaceFirst(
                                                "process\"><text></text>", "process\"><text>\"own-outing\"</text>")))
                .changed("guardian-notice.bpmn", "name=\"" + TASK, "name=\"本县" + TASK)
                .with("own-outing.bpmn", ownProcess())
                .with("own-outing-plan.form", ownForm());
        deploy(List.of(
                        "retention.dmn",
                        "time-limits.dmn",
                        "processing-grounds.dmn",
                        "field-access.dmn",
                        "step-names.dmn",
                        "guardian-notice.bpmn",
                        "heed-guardian-change.form",
                        "own-outing.bpmn",
                        "own-outing-plan.form")
                .stream()
                .map(name -> file(name, own.text(name)))
                .toList());
    }

    private static String ownProcess() {
        return likeGuardianNotice("own-outing", "own-outing-plan");
    }

    private static String ownForm() {
        return new OtherPackage().text("heed-guardian-change.form").replace("heed-guardian-change", "own-outing-plan");
    }

    private static String likeGuardianNotice(String process, String task) {
        return new OtherPackage()
                .text("guardian-notice.bpmn")
                .replace("guardian-notice", process)
                .replace("heed-guardian-change", task)
                .replaceFirst("\\s*<camunda:property name=\"departmentFrom\"[^>]*/>", "");
    }

    /** The package of the next release: it changes what the installation has changed, and other things. */
    private static OtherPackage first() {
        return new OtherPackage()
                .changed(
                        "retention.dmn",
                        text -> cell(
                                cell(text, "keep-provider-then-years", "10", "12"),
                                "report-other-then-years",
                                "10",
                                "5"))
                .changed(
                        "time-limits.dmn",
                        text -> before(
                                cell(
                                        cell(text, "review-legal-hold-then-limit", "10", "8"),
                                        "lift-legal-hold-then-limit",
                                        "5",
                                        "4"),
                                "heed-guardian-change",
                                row(text, "heed-guardian-change").replace("heed-guardian-change", "fresh-task")))
                .changed(
                        "processing-grounds.dmn",
                        text -> before(
                                text,
                                "archive",
                                row(text, "archive").replace("archive", "fresh").replace("legal-hold", "fresh-notice")))
                .changed("guardian-notice.bpmn", "name=\"" + TASK, "name=\"已知悉" + TASK)
                .changed("legal-hold.bpmn", "复核保全", "复核档案保全")
                .changed("bring-forward.form", "哪个个案", "哪一件个案")
                .with("fresh-notice.bpmn", likeGuardianNotice("fresh-notice", "fresh-task"))
                .with(
                        "fresh-task.form",
                        new OtherPackage()
                                .text("heed-guardian-change.form")
                                .replace("heed-guardian-change", "fresh-task"));
    }

    private void start(OtherPackage models) {
        new PackageDeployment(models.models(), taken, installed, models.offers(taken, installed, audit), transactions)
                .deploy(repository);
    }

    private static List<String> words(PackageOffers offers, String file) {
        return offers.open().stream()
                .filter(offer -> offer.file().equals(file))
                .flatMap(offer -> offer.changes().stream())
                .map(change -> change.words().english())
                .toList();
    }

    private List<String> openOffers(OtherPackage models) {
        return models.offers(taken, installed, audit).open().stream()
                .map(PackageOffer::file)
                .toList();
    }

    private void deploy(List<ModelFile> files) {
        var deployment = repository.createDeployment();
        files.forEach(
                file -> deployment.addString(file.shortName(), new String(file.content(), StandardCharsets.UTF_8)));
        deployment.deploy();
    }

    private static ModelFile file(String name, String text) {
        return new ModelFile(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private String model(String file) {
        return new String(ThreeModels.byName(installed.newest()).get(file).content(), StandardCharsets.UTF_8);
    }

    private String years(String row) {
        return cellOf(model("retention.dmn"), row + "-then-years");
    }

    private String limit(String row) {
        return cellOf(model("time-limits.dmn"), row + "-then-limit");
    }

    private static String cellOf(String table, String id) {
        return found(table, "id=\"%s\">\\s*<text>([^<]*)</text>".formatted(id), 1);
    }

    private static String cell(String table, String id, String before, String after) {
        var from = "id=\"%s\"><text>%s</text>";
        assertThat(table).contains(from.formatted(id, before));
        return table.replace(from.formatted(id, before), from.formatted(id, after));
    }

    private static String row(String table, String id) {
        return found(table, "(?s)<rule id=\"%s\">.*?</rule>".formatted(id), 0);
    }

    private static String before(String table, String id, String row) {
        return table.replace("<rule id=\"%s\">".formatted(id), row + "\n      <rule id=\"%s\">".formatted(id));
    }

    private static String found(String text, String pattern, int group) {
        var matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.group(group);
    }
}
