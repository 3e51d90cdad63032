package org.guitu.gate.engine;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import java.util.List;
import org.camunda.bpm.engine.rest.dto.repository.DeploymentWithDefinitionsDto;
import org.springframework.boot.autoconfigure.jersey.ResourceConfigCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Whoever deploys by REST is told which files came along. */
@Configuration(proxyBeanMethods = false)
class DeploymentAnswer {

    @Bean
    ResourceConfigCustomizer deploymentAnswers() {
        return answers -> answers.register(new TellAlong());
    }

    /** The engine's answer with one field more. */
    private record Told(@JsonUnwrapped DeploymentWithDefinitionsDto deployment, List<String> cameAlong) {}

    private static final class TellAlong implements ContainerResponseFilter {

        @Override
        public void filter(ContainerRequestContext request, ContainerResponseContext answer) {
            if (answer.getEntity() instanceof DeploymentWithDefinitionsDto deployment) {
                answer.setEntity(new Told(deployment, Along.files()));
            }
        }
    }
}
