package org.guitu.engine.model;

import java.util.List;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.guitu.engine.EngineRoom;
import org.springframework.stereotype.Component;

/** What every model gets when it is parsed, from all features. */
@Component
class ModelRoom extends EngineRoom {

    private final List<ModelFeature> features;

    ModelRoom(List<ModelFeature> features) {
        this.features = features;
    }

    @Override
    public void preInit(SpringProcessEngineConfiguration configuration) {
        configuration.setCustomPostBPMNParseListeners(
                with(configuration.getCustomPostBPMNParseListeners(), new ModelListener(features)));
    }
}
