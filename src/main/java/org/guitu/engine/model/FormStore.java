package org.guitu.engine.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.form.FormData;
import org.camunda.bpm.engine.impl.cmd.GetDeploymentResourceCmd;
import org.camunda.bpm.engine.impl.form.CamundaFormRefImpl;
import org.camunda.bpm.engine.impl.form.handler.DefaultFormHandler;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.repository.CamundaFormDefinition;
import org.guitu.form.Form;
import org.guitu.form.FormForBrowser;
import org.guitu.form.OptionLists;
import org.springframework.stereotype.Component;

/**
 * The deployed forms, each version read once on each node. Methods are called within a command of the engine, whose catalogue fills
 * the lists that a form names.
 *
 * <p>The form that a deployment brought, and a version of a form, stay what they are: they are found without asking the database. Which
 * version is the latest is asked each time, because another node may have deployed one.
 */
@Component
public final class FormStore {

    private final Map<Reference, ReadForm> found = new ConcurrentHashMap<>();
    private final Map<String, ReadForm> readById = new ConcurrentHashMap<>();

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

    /** What was read of a form's file; its lists are still empty. */
    private record ReadForm(DeployedForm form, FormForBrowser forBrowser, FormerOptions options) {}

    /** Which form is meant: the one of a deployment, or that version, or with neither the latest version. */
    private record Reference(String form, String deployment, Integer version) {

        boolean isFixed() {
            return deployment != null || version != null;
        }
    }

    /** The form of a user task, if the model names one. */
    public Optional<DeployedForm> of(TaskEntity task, CommandContext context) {
        return filled(reference(task), DeployedCatalogue.ofCommand().in(task.getTenantId()), context);
    }

    /** The form by which people start the process, if the model names one. */
    public Optional<DeployedForm> of(ProcessDefinitionEntity process, CommandContext context) {
        return filled(reference(process), DeployedCatalogue.ofCommand(), context);
    }

    /** The form with that id in that version, if it is still there. */
    public Optional<DeployedForm> of(String id, int version, CommandContext context) {
        return filled(Optional.of(new Reference(id, null, version)), DeployedCatalogue.ofCommand(), context);
    }

    /** The newest version of the form with that id, if there is one. */
    public Optional<DeployedForm> latest(String id, CommandContext context) {
        return filled(Optional.of(new Reference(id, null, null)), DeployedCatalogue.ofCommand(), context);
    }

    /** The same as the browser gets it. */
    public Optional<FormForBrowser> latestForBrowser(String id, CommandContext context) {
        return filledForBrowser(Optional.of(new Reference(id, null, null)), DeployedCatalogue.ofCommand(), context);
    }

    /** The form of a user task as the browser gets it, if the model names one. */
    public Optional<FormForBrowser> forBrowser(TaskEntity task, CommandContext context) {
        return filledForBrowser(reference(task), DeployedCatalogue.ofCommand().in(task.getTenantId()), context);
    }

    /** The form by which people start the process as the browser gets it, if the model names one. */
    public Optional<FormForBrowser> forBrowser(ProcessDefinitionEntity process, CommandContext context) {
        return filledForBrowser(reference(process), DeployedCatalogue.ofCommand(), context);
    }

    /** Everything is read anew: models were deployed, or taken back and their versions counted anew. */
    public void forget() {
        found.clear();
        readById.clear();
    }

    private Optional<DeployedForm> filled(Optional<Reference> reference, OptionLists lists, CommandContext context) {
        return reference.flatMap(any -> find(any, context)).map(read -> read.form()
                .filled(lists));
    }

    private Optional<FormForBrowser> filledForBrowser(
            Optional<Reference> reference, OptionLists lists, CommandContext context) {
        return reference.flatMap(any -> find(any, context)).map(read -> read.forBrowser()
                .filled(lists));
    }

    private static Optional<Reference> reference(TaskEntity task) {
        return Optional.ofNullable(task.getTaskDefinition())
                .map(definition -> definition.getTaskFormHandler().createTaskForm(task))
                .flatMap(FormStore::reference);
    }

    private static Optional<Reference> reference(ProcessDefinitionEntity process) {
        return Optional.ofNullable(process.getStartFormHandler())
                .map(handler -> handler.createStartFormData(process))
                .flatMap(FormStore::reference);
    }

    private static Optional<Reference> reference(FormData data) {
        if (!(data.getCamundaFormRef() instanceof CamundaFormRefImpl named) || named.getKey() == null) {
            return Optional.empty();
        }
        return Optional.of(
                switch (named.getBinding()) {
                    case DefaultFormHandler.FORM_REF_BINDING_DEPLOYMENT ->
                        new Reference(named.getKey(), data.getDeploymentId(), null);
                    case DefaultFormHandler.FORM_REF_BINDING_VERSION ->
                        new Reference(named.getKey(), null, named.getVersion());
                    default -> new Reference(named.getKey(), null, null);
                });
    }

    private Optional<ReadForm> find(Reference reference, CommandContext context) {
        if (!reference.isFixed()) {
            return read(reference, context);
        }
        var known = Optional.ofNullable(found.get(reference));
        if (known.isEmpty()) {
            known = read(reference, context);
            known.ifPresent(form -> found.put(reference, form));
        }
        return known;
    }

    private Optional<ReadForm> read(Reference reference, CommandContext context) {
        return definition(reference, context).map(definition -> {
            var known = readById.get(definition.getId());
            if (known == null) {
                known = read(definition, context);
                readById.put(definition.getId(), known);
            }
            return known;
        });
    }

    private static Optional<CamundaFormDefinition> definition(Reference reference, CommandContext context) {
        var definitions = context.getCamundaFormDefinitionManager();
        return Optional.ofNullable(
                reference.deployment() != null
                        ? definitions.findDefinitionByDeploymentAndKey(reference.deployment(), reference.form())
                        : reference.version() != null
                                ? definitions.findDefinitionByKeyVersionAndTenantId(
                                        reference.form(), reference.version(), null)
                                : definitions.findLatestDefinitionByKey(reference.form()));
    }

    private ReadForm read(CamundaFormDefinition definition, CommandContext context) {
        try (InputStream file = context.runWithoutAuthorization(
                new GetDeploymentResourceCmd(definition.getDeploymentId(), definition.getResourceName()))) {
            var json = file.readAllBytes();
            var former = former(definition, context);
            var whole = former.addedTo(json);
            return new ReadForm(
                    new DeployedForm(Form.read(whole), definition.getVersion()),
                    FormForBrowser.read(whole),
                    former.with(json));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Of the version before, which has those of all versions before it. */
    private FormerOptions former(CamundaFormDefinition definition, CommandContext context) {
        for (int version = definition.getVersion() - 1; version > 0; version--) {
            var before = read(new Reference(definition.getKey(), null, version), context);
            if (before.isPresent()) {
                return before.get().options();
            }
        }
        return FormerOptions.NONE;
    }
}
