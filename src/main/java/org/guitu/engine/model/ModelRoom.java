package org.guitu.engine.model;

import java.util.List;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.guitu.engine.EngineRoom;
import org.guitu.form.RegionalLists;
import org.guitu.office.Directory;
import org.springframework.stereotype.Component;

/** What every model gets when it is parsed, from all features, and the lists that forms name; a deployment lets forms be read anew. */
@Component
class ModelRoom extends EngineRoom {

    private final List<ModelFeature> features;
    private final Directory directory;
    private final RegionalLists regional;
    private final FormStore forms;

    ModelRoom(List<ModelFeature> features, Directory directory, RegionalLists regional, FormStore forms) {
        this.features = features;
        this.directory = directory;
        this.regional = regional;
        this.forms = forms;
    }

    @Override
    public void preInit(SpringProcessEngineConfiguration configuration) {
        configuration.setCustomPostBPMNParseListeners(
                with(configuration.getCustomPostBPMNParseListeners(), new ModelListener(features)));
        configuration.setCustomSessionFactories(
                with(configuration.getCustomSessionFactories(), new DeployedCatalogue.Factory(directory, regional)));
        configuration.setCustomPostDeployers(
                with(configuration.getCustomPostDeployers(), (Deployer) this::forgetForms));
    }

    private void forgetForms(DeploymentEntity deployment) {
        if (deployment.isNew()) {
            forms.forget();
        }
    }
}
