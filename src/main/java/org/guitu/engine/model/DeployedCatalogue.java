package org.guitu.engine.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.guitu.catalogue.Catalogue;
import org.guitu.catalogue.ServiceCatalogue;
import org.guitu.form.OptionLists;
import org.guitu.form.RegionalLists;
import org.guitu.office.Directory;

/**
 * The catalogue as it is deployed at this moment, on whatever node: the same during one command of the engine, looked up when
 * services are first asked for, and each version of the table read once.
 */
public final class DeployedCatalogue implements OptionLists, Session {

    private final Catalogue catalogue;
    private final RegionalLists regional;
    private final Map<String, ServiceCatalogue> read;
    private ServiceCatalogue services;

    static final class Factory implements SessionFactory {

        private final Directory directory;
        private final RegionalLists regional;
        private final Map<String, ServiceCatalogue> read = new ConcurrentHashMap<>();

        Factory(Directory directory, RegionalLists regional) {
            this.directory = directory;
            this.regional = regional;
        }

        @Override
        public Class<?> getSessionType() {
            return OptionLists.class;
        }

        @Override
        public Session openSession() {
            return new DeployedCatalogue(directory, regional, read);
        }
    }

    private DeployedCatalogue(Directory directory, RegionalLists regional, Map<String, ServiceCatalogue> read) {
        this.catalogue = new Catalogue(directory, this::services);
        this.regional = regional;
        this.read = read;
    }

    public static DeployedCatalogue ofCommand() {
        return (DeployedCatalogue) Context.getCommandContext().getSession(OptionLists.class);
    }

    public ServiceCatalogue services() {
        if (services == null) {
            services = find();
        }
        return services;
    }

    private ServiceCatalogue find() {
        var context = Context.getCommandContext();
        return context.runWithoutAuthorization(() -> Optional.ofNullable(context.getProcessEngineConfiguration()
                        .getRepositoryService()
                        .createDecisionDefinitionQuery()
                        .decisionDefinitionKey(ServiceCatalogue.TABLE)
                        .latestVersion()
                        .singleResult())
                .map(table -> read.computeIfAbsent(table.getId(), id -> read(id, context)))
                .orElse(ServiceCatalogue.NONE));
    }

    private static ServiceCatalogue read(String table, CommandContext context) {
        try (InputStream file =
                context.getProcessEngineConfiguration().getRepositoryService().getDecisionModel(table)) {
            return ServiceCatalogue.read(file.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public Optional<Map<String, String>> find(String name) {
        return catalogue.find(name);
    }

    /** The same with what there is to choose from where that region handles something; looked up for the lists that are asked for. */
    public OptionLists in(String region) {
        var here = regional.of(region);
        return new OptionLists() {

            @Override
            public Optional<Map<String, String>> find(String name) {
                return here.find(name).or(() -> catalogue.find(name));
            }

            @Override
            public Optional<Map<String, String>> shown(String name) {
                return here.shown(name).or(() -> catalogue.shown(name));
            }
        };
    }

    @Override
    public void flush() {
        // Nothing of its own to store.
    }

    @Override
    public void close() {
        // Nothing to give back.
    }
}
