package org.guitu.gate;

import java.util.List;
import java.util.Set;
import org.guitu.catalogue.Service;
import org.guitu.catalogue.ServiceCatalogue;
import org.guitu.xml.Xml;
import org.w3c.dom.Element;

/**
 * Which user tasks have a time limit: those with a row of {@code time-limits.dmn}, and those of a service whose row of the catalogue
 * gives it working days.
 */
record LimitedTasks(Set<String> tasks, ServiceCatalogue services) {

    /** The user tasks of a model that have none. */
    List<String> missing(Element root) {
        return Xml.all(root, "process").stream()
                .filter(process -> services.find(process.getAttribute("id"))
                        .flatMap(Service::workingDays)
                        .isEmpty())
                .flatMap(process -> Xml.all(process, "userTask").stream())
                .map(Xml::idOf)
                .filter(task -> !tasks.contains(task))
                .toList();
    }
}
