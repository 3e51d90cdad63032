package org.guitu.catalogue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guitu.form.OptionLists;
import org.guitu.office.Department;
import org.guitu.office.Directory;
import org.guitu.office.Region;

/**
 * The lists that forms name instead of copying them: departments and regions, which come with the program, and services, which are
 * deployed and looked up when somebody asks for them. The providers of a region are added where a form is about one; here their lists
 * are empty.
 */
public final class Catalogue implements OptionLists {

    /** The names of the lists. */
    public static final List<String> LISTS = Stream.concat(
                    Stream.of("departments", "regions", "services", "services-with-process"), ProviderKind.lists())
            .toList();

    private final Directory directory;
    private final Supplier<ServiceCatalogue> services;

    public Catalogue(Directory directory, Supplier<ServiceCatalogue> services) {
        this.directory = directory;
        this.services = services;
    }

    public Directory directory() {
        return directory;
    }

    public ServiceCatalogue services() {
        return services.get();
    }

    @Override
    public Optional<Map<String, String>> find(String name) {
        return switch (name) {
            case "departments" ->
                Optional.of(labelled(directory.departments().stream(), Department::id, Department::zh));
            case "regions" -> Optional.of(labelled(directory.regions().stream(), Region::code, directory::fullName));
            case "services" -> Optional.of(labelled(services().all().stream(), Service::code, Service::zh));
            case "services-with-process" ->
                Optional.of(
                        labelled(services().all().stream().filter(Service::hasProcess), Service::code, Service::zh));
            default -> ProviderKind.in(name).isEmpty() ? Optional.empty() : Optional.of(Map.of());
        };
    }

    private static <T> Map<String, String> labelled(
            Stream<T> entries, Function<T, String> code, Function<T, String> label) {
        return entries.collect(Collectors.toMap(code, label, (one, same) -> one, LinkedHashMap::new));
    }
}
