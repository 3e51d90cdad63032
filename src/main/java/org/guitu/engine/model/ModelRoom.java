package org.guitu.engine.model;

import java.util.List;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.guitu.engine.EngineRoom;
import org.guitu.office.Directory;
import org.springframework.stereotype.Component;

/** What every model gets when it is parsed, from all features, and the lists that forms name. */
@Component
class ModelRoom extends EngineRoom {

    private final List<ModelFeature> features;
    private final Directory directory;

    ModelRoom(List<ModelFeature> features, Directory directory) {
        this.features = features;
        this.directory = directory;
    }

    @Override
    public void preInit(SpringProcessEngineConfiguration configuration) {
        configuration.setCustomPostBPMNParseListeners(
                with(configuration.getCustomPostBPMNParseListeners(), new ModelListener(features)));
        configuration.setCustomSessionFactories(
                with(configuration.getCustomSessionFactories(), new DeployedCatalogue.Factory(directory)));
    }
}
