package org.guitu.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.guitu.casefile.CaseNumber;
import org.guitu.engine.identity.AccountStore;
import org.guitu.office.Account;
import org.guitu.office.Role;
import org.guitu.processes.ProcessTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Forms offer whom the directory has for the region that works on the task, and leave room for whom it does not have. */
class ChosenProviderTest extends ProcessTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String WORKER = "health-" + COUNTY;
    private static final String CITY = "350400";
    private static final String[] ACCEPTED = {"hospitalOutcome=accepted", "medicalConsent=self"};

    @BeforeEach
    void hireInTheCity(@Autowired AccountStore accounts) {
        accounts.create(new Account("health-" + CITY, "示例市卫健", "health", CITY, Role.CASEWORKER), "guitu");
    }

    private ProcessInstance hospital(String region, String name) {
        return startByForm(
                "health-" + region,
                "keep-provider",
                "region=" + region,
                "providerKind=hospital",
                "entryName=" + name,
                "entryScope=儿科");
    }

    private ProcessInstance care() {
        return start("medical-care", womanOf(30));
    }

    private record Option(String code, String words) {}

    private List<Option> offered(String account, Task task, String question) throws Exception {
        var form = logins.as(account, () -> formService.getDeployedTaskForm(task.getId()));
        var options = new ArrayList<Option>();
        collect(JSON.readTree(form), question, options);
        return options;
    }

    private static void collect(JsonNode parent, String question, List<Option> options) {
        for (JsonNode component : parent.path("components")) {
            if (component.path("key").asText().equals(question)) {
                component
                        .path("values")
                        .forEach(option -> options.add(new Option(
                                option.path("value").asText(),
                                option.path("label").asText())));
            }
            collect(component, question, options);
        }
    }

    private Object recorded(ProcessInstance instance, String question) {
        return dossier.latest(new CaseNumber(caseNumberOf(instance)), List.of(question))
                .get(question);
    }

    @Test
    void theOwnRegionsComeBeforeTheCitysAndThoseNextDoorNotAtAll() throws Exception {
        var city = hospital(CITY, "示例市医院");
        var own = hospital(COUNTY, "示例县医院");
        var nextDoor = hospital(NEIGHBOUR, "示例邻县医院");
        var offered = offered(WORKER, task(care(), "choose-hospital"), "hospitalNameChoice");
        assertThat(offered)
                .contains(new Option(caseNumberOf(own), "示例县医院（儿科）"))
                .contains(new Option(caseNumberOf(city), "示例市医院（三明市，儿科）"))
                .noneMatch(option -> option.code().equals(caseNumberOf(nextDoor)));
        var codes = offered.stream().map(Option::code).toList();
        assertThat(codes.indexOf(caseNumberOf(own))).isLessThan(codes.indexOf(caseNumberOf(city)));
        assertThat(codes).endsWith("other");
    }

    @Test
    void areReadByNobodyWhoCannotReadTheTask() {
        hospital(COUNTY, "示例县医院");
        var task = task(care(), "choose-hospital");
        assertThatThrownBy(() -> offered("health-" + NEIGHBOUR, task, "hospitalNameChoice"))
                .isInstanceOf(ProcessEngineException.class);
    }

    @Test
    void whoIsChosenIsRecordedByTheNameThatItHadThen() {
        var hospital = hospital(COUNTY, "示例旧院名");
        var care = care();
        submit(care, "choose-hospital", and(ACCEPTED, "hospitalNameChoice=" + caseNumberOf(hospital)));
        assertThat(recorded(care, "hospitalName")).isEqualTo("示例旧院名");
        assertThat(recorded(care, "hospitalNameChoice")).isEqualTo(caseNumberOf(hospital));
        assertThat(runtimeService.getVariables(care.getId())).doesNotContainKeys("hospitalName", "hospitalNameChoice");
        passTimer(hospital);
        submit(hospital, "review-provider", "reviewProviderOutcome=keep", "entryName=示例新院名");
        assertThat(recorded(care, "hospitalName")).isEqualTo("示例旧院名");
    }

    @Test
    void whomTheDirectoryDoesNotHaveIsWritten() {
        var care = care();
        assertRefused(
                care,
                "choose-hospital",
                "“定点医院名称”必须填写",
                and(ACCEPTED, "hospitalNameChoice=other", "hospitalName=null"));
        submit(care, "choose-hospital", and(ACCEPTED, "hospitalNameChoice=other", "hospitalName=示例外省医院"));
        assertThat(recorded(care, "hospitalName")).isEqualTo("示例外省医院");
    }

    @Test
    void nothingElseIsTaken() {
        var nextDoor = caseNumberOf(hospital(NEIGHBOUR, "示例邻县医院"));
        assertRefused(care(), "choose-hospital", "没有这个选项", and(ACCEPTED, "hospitalNameChoice=" + nextDoor));
        assertRefused(care(), "choose-hospital", "必须选择一项", and(ACCEPTED, "hospitalNameChoice=null"));
    }

    @Test
    void whoIsSuspendedIsNotOffered() throws Exception {
        var hospital = hospital(COUNTY, "示例停用医院");
        passTimer(hospital);
        submit(hospital, "review-provider", "reviewProviderOutcome=suspend", "suspendUntil=" + inDays(5));
        assertThat(offered(WORKER, task(care(), "choose-hospital"), "hospitalNameChoice"))
                .noneMatch(option -> option.code().equals(caseNumberOf(hospital)));
    }

    @Test
    void placesFreeStandBesideTheName() throws Exception {
        var shelter = startByForm(
                "civil-affairs-" + COUNTY,
                "keep-provider",
                "region=" + COUNTY,
                "providerKind=shelter",
                "entryName=示例庇护所",
                "placesFree=2");
        var placement = start("placement", womanOf(30));
        assertThat(offered("civil-affairs-" + COUNTY, task(placement, "decide-placement"), "facilityNameChoice"))
                .contains(new Option(caseNumberOf(shelter), "示例庇护所（空位 2）"));
    }
}
