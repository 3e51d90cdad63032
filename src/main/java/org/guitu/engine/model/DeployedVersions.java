package org.guitu.engine.model;

import java.util.Optional;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;

/** The versions of processes by their ids. The engine would ask the database for each, also for those that it has in memory. */
public final class DeployedVersions {

    private DeployedVersions() {}

    /**
     * To be called within a command of the engine.
     *
     * @throws org.camunda.bpm.engine.exception.NotFoundException when there is no such version
     */
    public static ProcessDefinitionEntity of(String id, ProcessEngineConfigurationImpl engine) {
        var versions = engine.getDeploymentCache();
        return Optional.ofNullable(versions.getProcessDefinitionCache().get(id))
                .orElseGet(() -> versions.findDeployedProcessDefinitionById(id));
    }
}
