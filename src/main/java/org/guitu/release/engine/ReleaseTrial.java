package org.guitu.release.engine;

import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.guitu.casefile.Dossier;
import org.guitu.engine.model.FormStore;
import org.guitu.form.CommonFacts;
import org.guitu.form.Conditions;
import org.guitu.gate.file.ModelFile;
import org.guitu.office.Directory;
import org.guitu.office.Region;
import org.guitu.release.engine.TrialReport.OfProcess;
import org.guitu.xml.Xml;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * Deploys files, walks made-up cases through their processes, and takes everything back: all of it is one transaction that never commits.
 *
 * <p>The cases are of a year before there were any, so that nobody who opens one waits for a number meanwhile.
 */
@Component
class ReleaseTrial {

    private static final int MOST_WALKS = 16;
    /** So many walks that find nothing new end the trial of a process. */
    private static final int IDLE_WALKS = 4;

    private final ProcessEngineConfigurationImpl engine;
    private final FormStore forms;
    private final Conditions conditions;
    private final Dossier dossier;
    private final Directory directory;
    private final PlatformTransactionManager transactions;
    private final InstantSource clock;

    ReleaseTrial(
            ProcessEngineConfigurationImpl engine,
            FormStore forms,
            Conditions conditions,
            Dossier dossier,
            Directory directory,
            PlatformTransactionManager transactions,
            InstantSource clock) {
        this.engine = engine;
        this.forms = forms;
        this.conditions = conditions;
        this.dossier = dossier;
        this.directory = directory;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * What comes of it, process by process.
     *
     * @param facts with what each process is begun: those of the first, second … walk
     */
    List<OfProcess> of(List<ModelFile> files, Map<String, List<Map<String, Object>>> facts) {
        var whole = template(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        try {
            return whole.execute(status -> {
                status.setRollbackOnly();
                deploy(files);
                return files.stream()
                        .filter(file -> file.ending().equals("bpmn"))
                        .flatMap(file -> Xml.all(root(file), "process").stream())
                        .map(process -> walked(process, facts.getOrDefault(process.getAttribute("id"), List.of())))
                        .toList();
            });
        } finally {
            // What was read of versions that there are not.
            forms.forget();
        }
    }

    private TransactionTemplate template(int propagation) {
        var template = new TransactionTemplate(transactions);
        template.setPropagationBehavior(propagation);
        return template;
    }

    private void deploy(List<ModelFile> files) {
        var deployment = engine.getRepositoryService().createDeployment().name("trial");
        files.forEach(file -> deployment.addInputStream(file.shortName(), new ByteArrayInputStream(file.content())));
        deployment.deploy();
    }

    private OfProcess walked(Element process, List<Map<String, Object>> facts) {
        var passed = new Passed(process);
        var nested = template(TransactionDefinition.PROPAGATION_NESTED);
        var region = directory.regions().stream()
                .filter(any -> any.level().equals("county"))
                .map(Region::code)
                .findFirst()
                .orElseThrow();
        int idle = 0;
        while (passed.walks() < MOST_WALKS && idle < IDLE_WALKS && !passed.isAll()) {
            int before = passed.extent();
            var number = dossier.open(region, Instant.EPOCH).value();
            var known =
                    new HashMap<String, Object>(facts.isEmpty() ? Map.of() : facts.get(passed.walks() % facts.size()));
            known.put(CommonFacts.REGION, region);
            known.put(CommonFacts.CASE_NUMBER, number);
            new TrialWalk(engine, forms, conditions, nested, passed, clock.instant()).walk(number, known);
            idle = passed.extent() > before ? 0 : idle + 1;
        }
        return passed.report();
    }

    private static Element root(ModelFile file) {
        try {
            return Xml.read(file.content());
        } catch (SAXException impossible) {
            throw new IllegalStateException("The gate takes no %s.".formatted(file.name()), impossible);
        }
    }
}
