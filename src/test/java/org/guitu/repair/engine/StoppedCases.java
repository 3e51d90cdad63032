package org.guitu.repair.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.guitu.audit.Actor;
import org.guitu.engine.identity.AccountStore;
import org.guitu.office.Account;
import org.guitu.office.Directory;
import org.guitu.office.Role;
import org.guitu.processes.ProcessTest;
import org.guitu.repair.Fault;
import org.guitu.repair.FaultKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** Cases of models that are broken in a test, and what the desk knows of them. */
public abstract class StoppedCases extends ProcessTest {

    protected static final String OWN = "supervisor-350404";
    protected static final String ABOVE = "supervisor-350400";
    protected static final String NEXT_DOOR = "supervisor-next-door";
    protected static final String SCHOOLING = "schooling";

    @Autowired
    protected RepairDesk desk;

    @Autowired
    private ProcessEngineConfigurationImpl engine;

    @Autowired
    private FaultSweep sweep;

    @Autowired
    private Directory directory;

    private final List<String> deployments = new ArrayList<>();

    @BeforeEach
    void thereIsASupervisorNextDoor(@Autowired AccountStore accounts) {
        accounts.create(new Account(NEXT_DOOR, "示例督导", "joint-conference", NEIGHBOUR, Role.SUPERVISOR), "guitu");
    }

    @AfterEach
    void theModelsAreAsTheyWere() {
        deployments.forEach(id -> repositoryService.deleteDeployment(id, true, true, true));
        look();
    }

    protected Actor actor(String account) {
        return Actor.of(account, logins.groupsOf(account).orElseThrow(), directory);
    }

    protected void look() {
        sweep.run();
    }

    /**
     * A version of schooling that no gate would let in, as an earlier release may have left one: it is put in the place of one that passed.
     */
    protected void smuggle(String model) throws IOException {
        var packaged = Files.readString(Path.of("processes", SCHOOLING + ".bpmn"));
        var deployment = repositoryService
                .createDeployment()
                .name("test")
                .addString(
                        SCHOOLING + ".bpmn",
                        packaged.replace(
                                "exporterVersion=\"1\"", "exporterVersion=\"%d\"".formatted(deployments.size() + 2)));
        for (var named : packaged.split("formRef=\"")) {
            var file = Path.of("forms", named.substring(0, named.indexOf('"')) + ".form");
            if (Files.exists(file)) {
                deployment.addString(file.getFileName().toString(), Files.readString(file));
            }
        }
        var id = deployment.deploy().getId();
        deployments.add(id);
        database.sql("update act_ge_bytearray set bytes_ = ? where deployment_id_ = ? and name_ = ?")
                .params(model.getBytes(StandardCharsets.UTF_8), id, SCHOOLING + ".bpmn")
                .update();
        database.sql(
                        """
                        delete from act_ru_jobdef
                        where proc_def_id_ in (select id_ from act_re_procdef where deployment_id_ = ?)
                            and position('id="' || act_id_ || '"' in ?) = 0""")
                .params(id, model)
                .update();
        engine.getDeploymentCache().discardProcessDefinitionCache();
    }

    /** Schooling in which whoever is to be enrolled has no way. */
    protected void deployWithoutAWay() throws IOException {
        smuggle(Files.readString(Path.of("processes", SCHOOLING + ".bpmn"))
                .replace(" default=\"how-to-go-to-school-to-wait-to-assess\"", "")
                .replace(
                        "sourceRef=\"how-to-go-to-school\" targetRef=\"wait-to-assess\" />",
                        "sourceRef=\"how-to-go-to-school\" targetRef=\"wait-to-assess\"><bpmn:conditionExpression"
                                + " xsi:type=\"bpmn:tFormalExpression\">${schoolAssessOutcome == 'later'}</bpmn:conditionExpression>"
                                + "</bpmn:sequenceFlow>")
                .replace("${schoolAssessOutcome == 'enrol'}", "${schoolAssessOutcome == 'enrol-now'}"));
    }

    /** A case of it that stands at the gateway. */
    protected ProcessInstance stopped() throws IOException {
        deployWithoutAWay();
        return again();
    }

    protected ProcessInstance again() {
        var instance = start(SCHOOLING, girlOf(17));
        submit(instance, "assess-schooling", "schoolAssessOutcome=enrol", "schoolStage=senior");
        giveUp(instance);
        return instance;
    }

    /** The engine tries its jobs until it gives up. */
    protected void giveUp(ProcessInstance instance) {
        for (Job job : managementService
                .createJobQuery()
                .processInstanceId(instance.getId())
                .list()) {
            while (managementService
                            .createJobQuery()
                            .jobId(job.getId())
                            .withRetriesLeft()
                            .count()
                    > 0) {
                assertThat(catchThrowable(() -> managementService.executeJob(job.getId())))
                        .isNotNull();
            }
        }
        look();
    }

    protected void runJobs(ProcessInstance instance) {
        managementService
                .createJobQuery()
                .processInstanceId(instance.getId())
                .list()
                .forEach(job -> managementService.executeJob(job.getId()));
    }

    /** What the desk has of the case, for its own supervisor. */
    protected List<Fault> faults(ProcessInstance instance) {
        return desk.list(actor(OWN), 0).stream()
                .filter(fault -> fault.caseNumber()
                        .filter(number -> number.value().equals(caseNumberOf(instance)))
                        .isPresent())
                .toList();
    }

    protected Fault fault(ProcessInstance instance, FaultKind kind) {
        var found = faults(instance);
        assertThat(found).extracting(Fault::kind).containsExactly(kind);
        return found.get(0);
    }

    /** Schooling as just these nodes. */
    protected static String schooling(String nodes, String more) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                    xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="definitions" targetNamespace="test">
                  <bpmn:process id="schooling" name="示例流程" isExecutable="true" camunda:historyTimeToLive="1">%s</bpmn:process>%s
                </bpmn:definitions>"""
                .formatted(nodes, more);
    }
}
