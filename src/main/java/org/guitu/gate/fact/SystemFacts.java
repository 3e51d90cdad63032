package org.guitu.gate.fact;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.guitu.catalogue.Catalogue;
import org.guitu.catalogue.ServiceCatalogue;
import org.guitu.form.CommonFacts;
import org.guitu.gate.whole.Whole;
import org.guitu.office.Department;
import org.guitu.office.Directory;
import org.guitu.office.Region;
import org.guitu.person.PersonFacts;
import org.guitu.xml.Xml;

/** The facts that the program itself sets or works out, and the lists that it has. */
final class SystemFacts {

    private static final Set<String> OF_DEPARTMENTS = Set.of("ownDepartment", "recipientDepartment");
    private static final Set<String> OF_REGIONS =
            Set.of(CommonFacts.REGION, "regionAbove", "recipientRegion", "familyCaseRegion");
    private static final Set<String> OF_SERVICES = Set.of(
            "openServices",
            "startingServices",
            "furtherServices",
            "plannedFurtherServices",
            "servicesToStop",
            "servicesWithoutConsent");

    private final Catalogue catalogue;
    private final Set<String> processes = new TreeSet<>();

    SystemFacts(Whole whole, Directory directory) {
        var services = whole.file(ServiceCatalogue.TABLE + ".dmn")
                .map(file -> ServiceCatalogue.read(whole.root(file)))
                .orElse(ServiceCatalogue.NONE);
        catalogue = new Catalogue(directory, () -> services);
        Stream.concat(whole.files("bpmn"), whole.older().stream().map(older -> older.model()))
                .flatMap(file -> Xml.all(whole.root(file), "process").stream())
                .forEach(process -> processes.add(process.getAttribute("id")));
    }

    /** The codes of a list that a question names; empty for one that differs by region. */
    Optional<Collection<String>> list(String name) {
        return catalogue
                .find(name)
                .map(Map::keySet)
                .filter(codes -> !codes.isEmpty())
                .map(List::copyOf);
    }

    Map<String, Values> values() {
        var found = new HashMap<String, Values>();
        var directory = catalogue.directory();
        OF_DEPARTMENTS.forEach(name -> found.put(
                name,
                Values.code(directory.departments().stream().map(Department::id).toList())));
        OF_REGIONS.forEach(name -> found.put(
                name, Values.code(directory.regions().stream().map(Region::code).toList())));
        var services = new TreeSet<>(processes);
        services.addAll(list("services").orElse(Set.of()));
        OF_SERVICES.forEach(name -> found.put(name, Values.codes(services)));
        found.put("openProcesses", Values.codes(processes));
        found.put(CommonFacts.CASE_NUMBER, Values.FREE_TEXT);
        found.put("linkedCases", Values.FREE_TEXT);
        found.put(PersonFacts.DECIDER, Values.code(List.of("self", "guardian", "agency")));
        Set.of("familyCount", "familyMinorSiblings", "casesOpened").forEach(name -> found.put(name, Values.NUMBER));
        Set.of("overdueTaskDone", "consentMissing", PersonFacts.FOREIGNER)
                .forEach(name -> found.put(name, Values.TRUTH));
        return found;
    }
}
