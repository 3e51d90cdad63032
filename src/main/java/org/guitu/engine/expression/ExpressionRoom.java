package org.guitu.engine.expression;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.guitu.engine.EngineRoom;
import org.guitu.office.Directory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** No expression, script or stored object of a model reaches anything but the facts of its case. */
@Configuration(proxyBeanMethods = false)
class ExpressionRoom extends EngineRoom {

    private final FactsByName facts;
    private final LiveFacts live;
    private final InstantSource clock;

    ExpressionRoom(List<NamedFact> facts, LiveFacts live, InstantSource clock) {
        this.facts = new FactsByName(facts);
        this.live = live;
        this.clock = clock;
    }

    @Override
    public void preInit(SpringProcessEngineConfiguration configuration) {
        configuration.setBeans(Map.of());
        configuration.setExpressionManager(new ClosedExpressions(facts, live));
        var tables = new DefaultDmnEngineConfiguration();
        tables.setFeelEngineFactory(() -> new LiveFeel(clock, live));
        configuration.setDmnEngineConfiguration(tables);
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
