package org.guitu.gate.engine;

import org.camunda.bpm.engine.impl.RepositoryServiceImpl;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.guitu.gate.Deployed;

/** The engine's way to deploy, by which nobody separates a process from its forms. */
final class WholeDeployments extends RepositoryServiceImpl {

    private final Deployed deployed;

    WholeDeployments(Deployed deployed) {
        this.deployed = deployed;
    }

    @Override
    public DeploymentBuilder createDeployment() {
        return new WholeDeployment(this, deployed);
    }
}
