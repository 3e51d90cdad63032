package org.guitu.gate.engine;

import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.guitu.gate.Deployed;
import org.guitu.gate.file.ModelFile;
import org.guitu.gate.file.Problem;

/**
 * Shows every new deployment to the {@link ModelCheck} before anything of it is parsed, whoever sends it: REST, the Modeler, the start of
 * the application. What is refused is refused whole, with HTTP 400 and every problem.
 */
final class DeploymentGate implements Deployer {

    private static final int MOST_FILES = 500;

    private final ModelCheck models;
    private final SecondAdministrator second;
    private final Deployed deployed;

    DeploymentGate(ModelCheck models, SecondAdministrator second, Deployed deployed) {
        this.models = models;
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
            throw new BadUserRequestException(AskedLanguage.say(
                    "Not deployed: models belong to no region. Leave the tenant (tenant-id) out.",
                    "没有部署：模型不属于任何地区。请把租户（tenant-id）留空。"));
        }
        if (deployment.getResources().size() > MOST_FILES) {
            throw new BadUserRequestException(AskedLanguage.say("Not deployed: more than %d files.", "没有部署：文件超过 %d 个。")
                    .formatted(MOST_FILES));
        }
        var files = deployment.getResources().values().stream()
                .map(resource -> new ModelFile(resource.getName(), resource.getBytes()))
                .toList();
        var language = AskedLanguage.ofRequest();
        var faults = models.inCommand(files).stream().filter(Problem::isFault).toList();
        if (!faults.isEmpty()) {
            throw new RefusedModels(faults, language);
        }
        second.check(deployment.getName(), files, deployed);
    }
}
