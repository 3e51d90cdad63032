package org.guitu.testing;

import static java.util.stream.Collectors.toSet;

import java.util.Set;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;

/** What is deployed at one moment, so that a test leaves no more behind than it found. */
public record Deployments(RepositoryService repository, Set<String> ids) {

    public static Deployments now(RepositoryService repository) {
        return new Deployments(
                repository,
                repository.createDeploymentQuery().list().stream()
                        .map(Deployment::getId)
                        .collect(toSet()));
    }

    /** Takes away what has been deployed since, with the instances of it. */
    public void deleteLater() {
        now(repository).ids().stream()
                .filter(deployment -> !ids.contains(deployment))
                .forEach(deployment -> repository.deleteDeployment(deployment, true));
    }
}
