package org.guitu.provider;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guitu.catalogue.ProviderKind;
import org.guitu.form.OptionLists;
import org.guitu.form.RegionalLists;
import org.guitu.office.China;
import org.guitu.office.Directory;
import org.guitu.office.Region;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * The directory as forms offer it: first the providers of the region that handles something, then of the city and the province above.
 * Whoever may read the form of a task there may know them; a list that no question names is never looked up.
 */
@Component
class ProviderLists implements RegionalLists {

    /** Known only once the database is. */
    private final ObjectProvider<Providers> providers;

    private final Directory directory;
    private final InstantSource clock;

    ProviderLists(ObjectProvider<Providers> providers, Directory directory, InstantSource clock) {
        this.providers = providers;
        this.directory = directory;
        this.clock = clock;
    }

    @Override
    public OptionLists of(String region) {
        return new Here(region);
    }

    private final class Here implements OptionLists {

        private final String region;
        private final Map<String, List<Provider>> found = new HashMap<>();

        private Here(String region) {
            this.region = region;
        }

        @Override
        public Optional<Map<String, String>> find(String list) {
            return labelled(list, provider -> provider.words().name());
        }

        @Override
        public Optional<Map<String, String>> shown(String list) {
            return labelled(list, this::words);
        }

        private Optional<Map<String, String>> labelled(String list, Function<Provider, String> label) {
            var kinds = ProviderKind.in(list);
            if (kinds.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(found.computeIfAbsent(list, any -> offered(kinds)).stream()
                    .filter(provider -> provider.words().name() != null)
                    .collect(Collectors.toMap(
                            provider -> provider.number().value(), label, (one, same) -> one, LinkedHashMap::new)));
        }

        private List<Provider> offered(List<ProviderKind> kinds) {
            var regions = directory.isRegion(region)
                    ? directory.upFrom(region).stream().map(Region::code).toList()
                    : List.<String>of();
            return providers
                    .getObject()
                    .offered(kinds, regions, LocalDate.ofInstant(clock.instant(), China.ZONE))
                    .stream()
                    .sorted(Comparator.comparingInt(provider -> regions.indexOf(provider.region())))
                    .toList();
        }

        private String words(Provider provider) {
            var more = Stream.of(
                            provider.region().equals(region)
                                    ? null
                                    : directory.region(provider.region()).name(),
                            provider.words().scope(),
                            provider.placesFree().map("空位 %d"::formatted).orElse(null))
                    .filter(word -> word != null && !word.isBlank())
                    .toList();
            return more.isEmpty()
                    ? provider.words().name()
                    : "%s（%s）".formatted(provider.words().name(), String.join("，", more));
        }
    }
}
