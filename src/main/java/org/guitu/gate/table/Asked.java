package org.guitu.gate.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guitu.casefile.DataClass;
import org.guitu.catalogue.Service;
import org.guitu.catalogue.ServiceCatalogue;
import org.guitu.clock.Urgency;
import org.guitu.gate.fact.FactValues;
import org.guitu.gate.fact.FeelNames;
import org.guitu.gate.table.Table.Input;
import org.guitu.gate.whole.OlderVersion;
import org.guitu.gate.whole.Whole;
import org.guitu.office.Department;
import org.guitu.office.Directory;
import org.guitu.xml.Xml;
import org.w3c.dom.Element;

/**
 * What each table is asked with: those that the program reads with what it hands them, the others with the facts of the process that asks.
 */
final class Asked {

    /** The ways to read a dossier that {@code field-access.dmn} names beside the forms. */
    private static final Set<String> WAYS = Set.of("own-dossier", "same-department", "dossier", "break-glass");

    /** The origin of a document, and the field of why something was corrected. */
    private static final String DOCUMENT = "document";

    private static final String WHY_CORRECTED = "correction-reason";

    private final FactValues facts;
    private final Vocabulary vocabulary;
    private final Map<String, Map<String, Domain>> byTable = new HashMap<>();
    private final ServiceCatalogue services;
    private final SortedSet<String> tasks = new TreeSet<>();
    private final SortedSet<String> processes = new TreeSet<>();
    private final SortedSet<String> ends = new TreeSet<>();

    Asked(Whole whole, FactValues facts, Directory directory) {
        this.facts = facts;
        services = whole.file(ServiceCatalogue.TABLE + ".dmn")
                .map(file -> ServiceCatalogue.read(whole.root(file)))
                .orElse(ServiceCatalogue.NONE);
        var roots = Stream.concat(whole.files("bpmn"), whole.older().stream().map(OlderVersion::model))
                .map(whole::root)
                .toList();
        roots.forEach(root -> {
            tasks.addAll(ids(root, "userTask"));
            processes.addAll(ids(root, "process"));
            ends.addAll(ids(root, "endEvent"));
        });
        var forms = whole.files("form").map(form -> form.key()).collect(Collectors.toCollection(TreeSet::new));
        whole.older().forEach(version -> version.forms().forEach(form -> forms.add(form.key())));
        var listed = new TreeSet<String>();
        directory.departments().forEach(department -> listed.add(department.id()));
        services.all().forEach(service -> listed.add(service.code()));
        vocabulary = new Vocabulary(whole, with(listed, processes));
        var departments = Domain.ofCodes(
                directory.departments().stream().map(Department::id).toList());
        var process = Domain.ofCodes(
                with(processes, services.all().stream().map(Service::code).toList()));
        var task = Domain.ofCodes(tasks);
        var step = Domain.ofCodes(with(with(tasks, forms), processes));
        var urgency = Domain.ofCodes(Codes.of(Urgency.values()));
        byTable.put("time-limits", Map.of("task", task, "urgency", urgency.orMissing()));
        byTable.put(
                "limit-extension",
                Map.of(
                        "task",
                        task,
                        "kind",
                        Domain.ofCodes(Codes.KINDS),
                        "certainty",
                        Domain.ofCodes(Codes.CERTAINTY)));
        byTable.put("parked-notice", Map.of("urgency", urgency));
        byTable.put("processing-grounds", Map.of("process", process));
        byTable.put(
                "retention",
                Map.of(
                        "process",
                        Domain.ofCodes(processes),
                        "outcome",
                        Domain.ofCodes(ends).orMissing()));
        byTable.put(
                "field-access",
                Map.of(
                        "department", departments,
                        "dataClass",
                                Domain.ofCodes(Arrays.stream(DataClass.values())
                                        .map(DataClass::id)
                                        .toList()),
                        "form", Domain.ofCodes(with(forms, WAYS)),
                        "originForm", Domain.ofCodes(with(forms, Set.of(DOCUMENT))),
                        "field",
                                Domain.ofCodes(with(with(facts.names(), departments.codes()), Set.of(WHY_CORRECTED)))));
        byTable.put(
                "step-names",
                Map.of(
                        "department",
                        departments,
                        "process",
                        Domain.ofCodes(processes),
                        "step",
                        step,
                        "sameDepartment",
                        Domain.ofTruth()));
        byTable.put(
                "case-header", Map.of("department", departments, "process", Domain.ofCodes(processes), "task", step));
        byTable.put(ServiceCatalogue.TABLE, Map.of("service", Domain.open()));
    }

    private static List<String> ids(Element root, String element) {
        return Xml.all(root, element).stream()
                .map(any -> any.getAttribute("id"))
                .toList();
    }

    private static SortedSet<String> with(Collection<String> some, Collection<String> others) {
        var all = new TreeSet<>(some);
        all.addAll(others);
        return all;
    }

    ServiceCatalogue services() {
        return services;
    }

    /** What a table can say to a process. */
    SortedSet<String> vocabulary() {
        return vocabulary.words();
    }

    /** Whether that is a question of a form, or another fact. */
    boolean isFact(String name) {
        return facts.find(name).isPresent();
    }

    /** Whether the program reads the table itself. */
    boolean isKnown(Table table) {
        return byTable.containsKey(table.id());
    }

    /** What a column is asked with. */
    Domain domain(Table table, Input input) {
        var own = byTable.getOrDefault(table.id(), Map.of()).get(input.expression());
        return own != null
                ? own
                : input.feel().map(feel -> Domain.of(facts.result(feel))).orElse(Domain.open());
    }

    /** The names in a column's expression that nothing answers to. */
    List<String> unknownNames(Table table, Input input) {
        var names = new ArrayList<String>();
        input.feel().ifPresent(feel -> names.addAll(FeelNames.of(feel)));
        names.removeAll(byTable.getOrDefault(table.id(), Map.of()).keySet());
        names.removeIf(name -> facts.find(name).isPresent());
        return names;
    }

    /** What a column may be called. */
    SortedSet<String> names(Table table) {
        return with(byTable.getOrDefault(table.id(), Map.of()).keySet(), isKnown(table) ? Set.of() : facts.names());
    }
}
