package org.guitu.engine.expression;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.guitu.engine.EngineRoom;
import org.guitu.office.Directory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** No expression, script or stored object of a model reaches anything but the facts of its case. */
@Configuration(proxyBeanMethods = false)
class ExpressionRoom extends EngineRoom {

    private final FactsByName facts;

    ExpressionRoom(List<NamedFact> facts) {
        this.facts = new FactsByName(facts);
    }

    @Override
    public void preInit(SpringProcessEngineConfiguration configuration) {
        configuration.setBeans(Map.of());
        configuration.setExpressionManager(new ClosedExpressions(facts));
        configuration.setScriptEngineResolver(new NoScripts());
        configuration.setEnableFetchScriptEngineFromProcessApplication(false);
        configuration.setDeserializationTypeValidationEnabled(true);
        // Lists of codes, besides the engine's own choice: a decision table that collects stores the first when no row
        // holds.
        configuration.setDeserializationAllowedClasses("java.util.Collections$EmptyList,"
                + "java.util.ImmutableCollections$ListN,java.util.ImmutableCollections$List12");
        configuration.setJavaSerializationFormatEnabled(false);
    }

    /** The region above the instance's, or the province itself. */
    @Bean
    static NamedFact regionAbove(Directory directory) {
        return new NamedFact("regionAbove", execution -> {
            var region = directory.region(execution.getTenantId());
            return region.parent().isEmpty() ? region.code() : region.parent();
        });
    }
}
