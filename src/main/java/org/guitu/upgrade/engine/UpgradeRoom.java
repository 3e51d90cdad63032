package org.guitu.upgrade.engine;

import org.camunda.bpm.engine.ProcessEngine;
import org.guitu.engine.EngineRoom;
import org.springframework.stereotype.Component;

/** The packaged models are deployed when the engine is there and before anybody works with it. */
@Component
class UpgradeRoom extends EngineRoom {

    private final PackageDeployment packaged;

    UpgradeRoom(PackageDeployment packaged) {
        this.packaged = packaged;
    }

    @Override
    public void postProcessEngineBuild(ProcessEngine engine) {
        packaged.deploy(engine.getRepositoryService());
    }
}
