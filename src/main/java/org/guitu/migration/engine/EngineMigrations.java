package org.guitu.migration.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.guitu.casefile.CaseNumber;
import org.guitu.engine.identity.EngineLogin;
import org.guitu.gate.file.ModelFile;
import org.guitu.migration.Affected;
import org.guitu.migration.AtStep;
import org.guitu.migration.CaseResult;
import org.guitu.migration.Finding;
import org.guitu.migration.Migrations;
import org.guitu.migration.ProcessModel;
import org.guitu.migration.Progress;
import org.guitu.migration.Proposal;
import org.guitu.migration.Rehearsal;
import org.guitu.migration.VersionPlan;
import org.springframework.stereotype.Component;

/** Migration of what runs in the engine. */
@Component
final class EngineMigrations implements Migrations {

    private final ModelVersions models;
    private final CasesByVersion cases;
    private final PlanCheck check;
    private final Rehearsals rehearsals;
    private final Orders orders;
    private final TrialDeployment trial;
    private final EngineLogin logins;

    EngineMigrations(
            ModelVersions models,
            CasesByVersion cases,
            PlanCheck check,
            Rehearsals rehearsals,
            Orders orders,
            TrialDeployment trial,
            EngineLogin logins) {
        this.models = models;
        this.cases = cases;
        this.check = check;
        this.rehearsals = rehearsals;
        this.orders = orders;
        this.trial = trial;
        this.logins = logins;
    }

    @Override
    public List<Affected> affected(List<ModelFile> files) {
        return logins.asNobody(() -> ModelVersions.processes(files).stream()
                .flatMap(process -> affected(models.versions(process).stream()))
                .toList());
    }

    @Override
    public List<Affected> affected(String process) {
        return logins.asNobody(
                () -> affected(models.versions(process).stream().skip(1)).toList());
    }

    private Stream<Affected> affected(Stream<ProcessDefinition> versions) {
        return versions.map(this::affected).filter(any -> any.instances() > 0);
    }

    private Affected affected(ProcessDefinition version) {
        long instances = cases.count(version.getId());
        return new Affected(
                version.getKey(),
                Objects.requireNonNullElse(version.getName(), version.getKey()),
                version.getVersion(),
                instances,
                instances == 0 ? List.of() : steps(version));
    }

    private List<AtStep> steps(ProcessDefinition version) {
        var net = models.model(version).net();
        var counts = cases.places(version.getId()).values().stream()
                .flatMap(steps -> steps.stream())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(step -> new AtStep(
                        step.getKey(),
                        net.find(step.getKey()).map(node -> node.name()).orElse(step.getKey()),
                        step.getValue()))
                .toList();
    }

    @Override
    public List<VersionPlan> proposed(List<ModelFile> files) {
        return logins.asNobody(() -> {
            var sent = ModelVersions.read(files);
            var deployed = models.called();
            Function<String, Optional<ProcessModel>> called =
                    process -> Optional.ofNullable(sent.get(process)).or(() -> deployed.apply(process));
            return sent.values().stream()
                    .flatMap(to -> models.versions(to.process()).stream()
                            .filter(this::isUsed)
                            .map(version ->
                                    new Proposal(models.model(version), to, called).forward(version.getVersion())))
                    .toList();
        });
    }

    @Override
    public List<VersionPlan> proposed(String process) {
        return logins.asNobody(() -> {
            var versions = models.versions(process);
            return versions.stream()
                    .skip(1)
                    .filter(this::isUsed)
                    .map(version -> new Proposal(models.model(version), models.model(versions.get(0)), models.called())
                            .forward(version.getVersion()))
                    .toList();
        });
    }

    private boolean isUsed(ProcessDefinition version) {
        return cases.count(version.getId()) > 0;
    }

    @Override
    public List<Finding> check(List<VersionPlan> plans, List<ModelFile> files) {
        return trial.with(files, () -> plans.stream()
                .flatMap(plan -> Stream.concat(check.check(plan).stream(), rehearsals.findings(plan).stream()))
                .toList());
    }

    @Override
    public List<Rehearsal> rehearse(List<VersionPlan> plans, List<ModelFile> files) {
        return trial.with(files, () -> plans.stream()
                .flatMap(plan -> rehearsals.ofEachStep(plan).stream())
                .toList());
    }

    @Override
    public List<Rehearsal> rehearse(List<VersionPlan> plans, List<ModelFile> files, CaseNumber caseNumber) {
        return trial.with(files, () -> plans.stream()
                .flatMap(plan -> rehearsals.of(plan, caseNumber).stream())
                .toList());
    }

    @Override
    public long carryOut(List<VersionPlan> plans, String askedBy, String approvedBy) {
        return logins.asNobody(() -> orders.create(plans, askedBy, approvedBy, Optional.empty(), refused(plans)));
    }

    @Override
    public long carryBack(long order, List<VersionPlan> plans, String askedBy, String approvedBy) {
        return logins.asNobody(() -> orders.create(plans, askedBy, approvedBy, Optional.of(order), refused(plans)));
    }

    private List<Finding> refused(List<VersionPlan> plans) {
        var refused = new ArrayList<Finding>();
        plans.forEach(
                plan -> check.check(plan).stream().filter(Finding::refuses).forEach(refused::add));
        return refused;
    }

    @Override
    public List<VersionPlan> proposedBack(long order) {
        return logins.asNobody(() -> orders.targets(order).stream()
                .map(models::version)
                .flatMap(Optional::stream)
                .flatMap(version -> models
                        .newest(version.getKey())
                        .filter(newest -> !newest.getId().equals(version.getId()))
                        .map(newest -> new Proposal(models.model(version), models.model(newest), models.called())
                                .back(version.getVersion()))
                        .stream())
                .toList());
    }

    @Override
    public Optional<Progress> progress(long order) {
        return orders.progress(order);
    }

    @Override
    public List<Progress> orders(int page) {
        return orders.all(page);
    }

    @Override
    public void stop(long order, String account) {
        orders.stop(order, account);
    }

    @Override
    public void resume(long order, String account) {
        orders.resume(order, account);
    }

    @Override
    public List<CaseResult> results(long order, String account, int page) {
        return logins.asNobody(() -> orders.results(order, account, page));
    }
}
