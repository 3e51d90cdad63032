package org.guitu.gate.engine;

import java.util.stream.Collectors;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.guitu.gate.Deployed;
import org.guitu.gate.Gate;
import org.guitu.gate.file.ModelFile;
import org.guitu.gate.file.Problem;

/**
 * Shows every new deployment to the {@link Gate} before anything of it is parsed, whoever sends it: REST, the Modeler, the start of
 * the application. What is refused is refused whole, with HTTP 400 and every problem.
 */
final class DeploymentGate implements Deployer {

    private static final int MOST_FILES = 500;

    private final Gate gate;
    private final SecondAdministrator second;
    private final Deployed deployed;

    DeploymentGate(Gate gate, SecondAdministrator second, Deployed deployed) {
        this.gate = gate;
        this.second = second;
        this.deployed = deployed;
    }

    @Override
    public void deploy(DeploymentEntity deployment) {
        if (!deployment.isNew()) {
            // It passed when it was new; a stricter gate must not break running cases.
            return;
        }
        if (deployment.getTenantId() != null) {
            throw new BadUserRequestException(
                    "Not deployed: models belong to no region. Leave the tenant (tenant-id) out.");
        }
        if (deployment.getResources().size() > MOST_FILES) {
            throw new BadUserRequestException("Not deployed: more than %d files.".formatted(MOST_FILES));
        }
        var files = deployment.getResources().values().stream()
                .map(resource -> new ModelFile(resource.getName(), resource.getBytes()))
                .toList();
        var faults =
                gate.check(files, deployed).stream().filter(Problem::isFault).toList();
        if (!faults.isEmpty()) {
            throw new BadUserRequestException(faults.stream()
                    .map(problem -> "\n- " + problem)
                    .collect(Collectors.joining("", "Not deployed. Mend this and deploy again:", "")));
        }
        second.check(files, deployed);
    }
}
