package org.guitu.engine.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.form.FormData;
import org.camunda.bpm.engine.impl.cmd.GetCamundaFormDefinitionCmd;
import org.camunda.bpm.engine.impl.cmd.GetDeploymentResourceCmd;
import org.camunda.bpm.engine.impl.form.CamundaFormRefImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.repository.CamundaFormDefinition;
import org.guitu.form.Form;
import org.guitu.form.OptionLists;
import org.springframework.stereotype.Component;

/** The deployed forms, each version read once. Methods are called within a command of the engine. */
@Component
public final class FormStore {

    private final Map<String, DeployedForm> read = new ConcurrentHashMap<>();

    /**
     * A form in one of its versions.
     *
     * @param version counted from 1 for each form id
     */
    public record DeployedForm(Form form, int version) {

        private DeployedForm filled(OptionLists lists) {
            return new DeployedForm(form.filled(lists), version);
        }
    }

    /** The form of a user task, if the model names one. */
    public Optional<DeployedForm> of(TaskEntity task, CommandContext context) {
        return Optional.ofNullable(task.getTaskDefinition())
                .map(definition -> definition.getTaskFormHandler().createTaskForm(task))
                .flatMap(data -> of(data, context));
    }

    /** The form by which people start the process, if the model names one. */
    public Optional<DeployedForm> of(ProcessDefinitionEntity process, CommandContext context) {
        return Optional.ofNullable(process.getStartFormHandler())
                .map(handler -> handler.createStartFormData(process))
                .flatMap(data -> of(data, context));
    }

    /** The form with that id in that version, if it is still there. */
    public Optional<DeployedForm> of(String id, int version, CommandContext context) {
        var reference = new CamundaFormRefImpl(id, "version");
        reference.setVersion(version);
        return of(reference, null, context);
    }

    /** The newest version of the form with that id, if there is one. */
    public Optional<DeployedForm> latest(String id, CommandContext context) {
        return of(new CamundaFormRefImpl(id, "latest"), null, context);
    }

    private Optional<DeployedForm> of(FormData data, CommandContext context) {
        return data.getCamundaFormRef() instanceof CamundaFormRefImpl reference && reference.getKey() != null
                ? of(reference, data.getDeploymentId(), context)
                : Optional.empty();
    }

    private Optional<DeployedForm> of(CamundaFormRefImpl reference, String deployment, CommandContext context) {
        return Optional.ofNullable(
                        context.runWithoutAuthorization(new GetCamundaFormDefinitionCmd(reference, deployment)))
                .map(definition -> read.computeIfAbsent(definition.getId(), id -> read(definition, context)))
                .map(form -> form.filled(context.getSession(OptionLists.class)));
    }

    private static DeployedForm read(CamundaFormDefinition definition, CommandContext context) {
        try (InputStream file = context.runWithoutAuthorization(
                new GetDeploymentResourceCmd(definition.getDeploymentId(), definition.getResourceName()))) {
            return new DeployedForm(Form.read(file.readAllBytes()), definition.getVersion());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
