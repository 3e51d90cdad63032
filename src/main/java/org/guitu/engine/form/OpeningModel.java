package org.guitu.engine.form;

import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.guitu.engine.model.ModelElement;
import org.guitu.engine.model.ModelFeature;
import org.springframework.stereotype.Component;

/** The property {@code opens} of a process: what its start form opens a file for. */
@Component
class OpeningModel implements ModelFeature {

    @Override
    public void process(ModelElement element, ProcessDefinitionEntity process) {
        element.property(ReportFiles.OPENS).ifPresent(what -> process.setProperty(ReportFiles.OPENS, what));
    }
}
