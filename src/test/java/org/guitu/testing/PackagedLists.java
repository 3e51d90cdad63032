package org.guitu.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.guitu.catalogue.Catalogue;
import org.guitu.catalogue.ServiceCatalogue;
import org.guitu.form.OptionLists;
import org.guitu.office.Directory;
import org.springframework.core.io.ClassPathResource;

/** The lists that forms name, as they come with the program. */
public final class PackagedLists {

    public static final OptionLists LISTS = of(services());

    private PackagedLists() {}

    private static OptionLists of(ServiceCatalogue services) {
        return new Catalogue(Directory.packaged(), () -> services);
    }

    private static ServiceCatalogue services() {
        try (var table = new ClassPathResource("processes/" + ServiceCatalogue.TABLE + ".dmn").getInputStream()) {
            return ServiceCatalogue.read(table.readAllBytes());
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
