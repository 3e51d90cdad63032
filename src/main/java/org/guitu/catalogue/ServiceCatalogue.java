package org.guitu.catalogue;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.guitu.catalogue.Service.ConsentGone;
import org.guitu.xml.Xml;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** The services there are, in the order of {@code service-catalogue.dmn}: what an administrator deploys counts at once. */
public final class ServiceCatalogue {

    /** The decision that holds them. */
    public static final String TABLE = KnownName.SERVICE_CATALOGUE.id();

    /** Where no catalogue is deployed. */
    public static final ServiceCatalogue NONE = new ServiceCatalogue(List.of());

    private final Map<String, Service> byCode;

    private ServiceCatalogue(Collection<Service> services) {
        byCode = services.stream()
                .collect(Collectors.toMap(Service::code, Function.identity(), (one, same) -> one, LinkedHashMap::new));
    }

    /**
     * Reads the table; a row that the gate would refuse counts as far as it can be read.
     *
     * @throws IllegalArgumentException when it is no XML
     */
    public static ServiceCatalogue read(byte[] table) {
        try {
            return read(Xml.read(table));
        } catch (SAXException noXml) {
            throw new IllegalArgumentException("The catalogue of services is not XML.", noXml);
        }
    }

    public static ServiceCatalogue read(Element root) {
        return new ServiceCatalogue(
                TableRow.all(root).stream().map(ServiceCatalogue::service).toList());
    }

    private static Service service(TableRow row) {
        return new Service(
                row.input(),
                row.output("zh"),
                row.output("en"),
                "true".equals(row.output("process")),
                ConsentGone.find(row.output("consentGone")).orElse(ConsentGone.AS_TABLED),
                Optional.of(row.output("workingDays"))
                        .filter(days -> days.matches("\\d{1,4}"))
                        .map(Integer::valueOf));
    }

    public Collection<Service> all() {
        return byCode.values();
    }

    public Optional<Service> find(String code) {
        return Optional.ofNullable(byCode.get(code));
    }
}
