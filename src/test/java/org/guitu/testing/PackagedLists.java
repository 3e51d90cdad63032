package org.guitu.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.guitu.catalogue.Catalogue;
import org.guitu.catalogue.Services;
import org.guitu.form.OptionLists;
import org.guitu.office.Directory;
import org.springframework.core.io.ClassPathResource;

/** The lists that forms name, as they come with the program. */
public final class PackagedLists {

    public static final OptionLists LISTS = of(services());

    private PackagedLists() {}

    private static OptionLists of(Services services) {
        return new Catalogue(Directory.packaged(), () -> services);
    }

    private static Services services() {
        try (var table = new ClassPathResource("processes/" + Services.TABLE + ".dmn").getInputStream()) {
            return Services.read(table.readAllBytes());
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
