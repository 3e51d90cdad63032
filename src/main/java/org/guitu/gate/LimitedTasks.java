package org.guitu.gate;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.guitu.catalogue.Service;
import org.guitu.catalogue.ServiceCatalogue;
import org.guitu.xml.Xml;
import org.w3c.dom.Element;

/**
 * Which user tasks have a time limit: those with a row of {@code time-limits.dmn}, and those of a service whose row of the catalogue
 * gives it working days.
 *
 * @param bounded those whose rows all say how long a date of their form may let a case wait
 */
record LimitedTasks(Set<String> tasks, Set<String> bounded, ServiceCatalogue services) {

    private static final List<String> BOUNDS = List.of("longestWait", "longestWaitUrgent");

    static LimitedTasks of(Element table, ServiceCatalogue services) {
        return new LimitedTasks(DecisionCheck.codesOfFirstColumn(table), bounded(table), services);
    }

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

    static Set<String> bounded(Element table) {
        var columns = Xml.all(table, "output").stream()
                .map(output -> output.getAttribute("name"))
                .toList();
        var bounded = new TreeSet<String>();
        var open = new TreeSet<String>();
        for (Element rule : Xml.all(table, "rule")) {
            var says = Xml.children(rule, "outputEntry");
            boolean both = BOUNDS.stream()
                    .map(columns::indexOf)
                    .allMatch(column -> column >= 0
                            && column < says.size()
                            && !says.get(column).getTextContent().isBlank());
            (both ? bounded : open).addAll(DecisionCheck.codesOfFirstEntry(rule));
        }
        bounded.removeAll(open);
        return bounded;
    }
}
