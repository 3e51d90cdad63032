package org.guitu.engine.person;

import java.util.List;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.guitu.engine.model.ModelElement;
import org.guitu.engine.model.ModelFeature;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Notes which timers of a model wait for the day on which the person comes of age, so that they follow when it changes. */
@Component
@Order(6)
class AdulthoodModel implements ModelFeature {

    private static final String TIMERS = "timersOfAdulthood";
    static final String DAY = "${adultFrom}";

    @Override
    public void process(ModelElement element, ProcessDefinitionEntity process) {
        process.setProperty(TIMERS, element.eventsWaitingFor(DAY));
    }

    /** The ids of the events. */
    @SuppressWarnings("unchecked")
    static List<String> timersOf(ProcessDefinitionEntity process) {
        return process.getProperty(TIMERS) instanceof List<?> ids ? (List<String>) ids : List.of();
    }
}
