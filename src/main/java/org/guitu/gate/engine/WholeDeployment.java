package org.guitu.gate.engine;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import org.camunda.bpm.engine.impl.RepositoryServiceImpl;
import org.camunda.bpm.engine.impl.repository.DeploymentBuilderImpl;
import org.camunda.bpm.engine.repository.DeploymentWithDefinitions;
import org.guitu.engine.audit.EngineAudit;
import org.guitu.gate.Deployed;
import org.guitu.gate.file.ModelFile;

/**
 * What somebody sends becomes whole before it is deployed: what belongs to it and was not sent comes along as it is deployed, so that a process and
 * its forms stay in one deployment.
 *
 * <p>The engine leaves out what it finds unchanged in deployments of the same name: forms that their process then lacks, or everything though
 * something else runs meanwhile. Here what counts as unchanged is what runs.
 */
final class WholeDeployment extends DeploymentBuilderImpl {

    private static final long serialVersionUID = 1L;

    private final transient Deployed deployed;

    WholeDeployment(RepositoryServiceImpl repository, Deployed deployed) {
        super(repository);
        this.deployed = deployed;
    }

    @Override
    public DeploymentWithDefinitions deployWithResult() {
        repositoryService.getCommandExecutor().execute(context -> {
            if (EngineAudit.isSomebodyLoggedIn() && deployment.getResources() != null) {
                complete();
            }
            return null;
        });
        return super.deployWithResult();
    }

    private void complete() {
        if (isDuplicateFilterEnabled) {
            var changed = changed();
            isDuplicateFilterEnabled = changed.isEmpty();
            if (deployChangedOnly && !changed.isEmpty()) {
                deployment.getResources().keySet().retainAll(names(changed));
            }
            deployChangedOnly = false;
        }
        var along = Companions.of(sent(), deployed);
        along.forEach(file -> addBytes(file.shortName(), file.content()));
        Along.note(along.stream().map(ModelFile::shortName).sorted().toList());
    }

    private List<ModelFile> sent() {
        return deployment.getResources().values().stream()
                .map(resource -> new ModelFile(resource.getName(), resource.getBytes()))
                .toList();
    }

    private List<ModelFile> changed() {
        var runs = new HashMap<String, byte[]>();
        deployed.all().forEach(file -> runs.put(file.shortName(), file.content()));
        return sent().stream()
                .filter(file -> !Arrays.equals(runs.get(file.shortName()), file.content()))
                .toList();
    }

    private static List<String> names(List<ModelFile> files) {
        return files.stream().map(ModelFile::name).toList();
    }
}
