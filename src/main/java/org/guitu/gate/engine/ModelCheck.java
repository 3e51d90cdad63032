package org.guitu.gate.engine;

import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.guitu.engine.audit.EngineAudit;
import org.guitu.gate.Gate;
import org.guitu.gate.file.ModelFile;
import org.guitu.gate.file.Problem;
import org.guitu.gate.file.ProblemList;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Holds files against the gate and the engine's parser, together with everything that is deployed. Nothing is deployed by it. */
@Component
public class ModelCheck {

    private final Gate gate;
    private final InTheEngine deployed;
    private final ProcessEngine engine;

    /** @param engine asked for only when somebody checks: it is built with this gate in it */
    ModelCheck(Gate gate, InTheEngine deployed, @Lazy ProcessEngine engine) {
        this.gate = gate;
        this.deployed = deployed;
        this.engine = engine;
    }

    /** Everything that is wrong with them and what comes along with them, and what whoever deploys should know; no fault among it means that the files would be taken. */
    public List<Problem> check(List<ModelFile> files) {
        var configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        return configuration
                .getCommandExecutorTxRequired()
                .execute(context -> inCommand(Stream.concat(files.stream(), Companions.of(files, deployed).stream())
                        .toList()));
    }

    /** The same in a command of the engine. */
    List<Problem> inCommand(List<ModelFile> files) {
        var found = gate.check(files, deployed);
        var parser = new ParserFaults(Context.getProcessEngineConfiguration());
        return Stream.of(
                        found.stream(),
                        files.stream().filter(gate::isHarmless).flatMap(file -> parser.of(file).stream()),
                        EngineAudit.isSomebodyLoggedIn()
                                ? Companions.shownByNone(files).stream().map(ModelCheck::shownByNone)
                                : Stream.<Problem>empty())
                .flatMap(problems -> problems)
                .toList();
    }

    private static Problem shownByNone(ModelFile form) {
        var problems = new ProblemList(form);
        problems.add(
                "",
                "no process shows it: send it together with the process whose user task or start event names '%s'.",
                form.key());
        return problems.found().get(0);
    }
}
