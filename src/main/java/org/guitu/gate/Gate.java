package org.guitu.gate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.guitu.catalogue.Catalogue;
import org.guitu.catalogue.KnownName;
import org.guitu.catalogue.Service.ConsentGone;
import org.guitu.catalogue.ServiceCatalogue;
import org.guitu.form.Conditions;
import org.guitu.gate.ProcessRules.Surroundings;
import org.guitu.gate.file.ModelFile;
import org.guitu.gate.file.Places;
import org.guitu.gate.file.Problem;
import org.guitu.gate.file.ProblemList;
import org.guitu.gate.file.RoutingFacts;
import org.guitu.gate.whole.AllRules;
import org.guitu.gate.whole.Whole;
import org.guitu.gate.whole.WholeRule;
import org.guitu.office.Directory;
import org.guitu.xml.Xml;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * Says what is wrong with the files of a deployment. To deploy a model is to run it, so what is not known to be harmless is refused;
 * so is what would leave a task without queue, form or time limit.
 *
 * <p>{@code docs/modelling.md} says how models are written; style that does no harm is left to the tests.
 */
@Component
public class Gate {

    private static final Set<String> ENDINGS = Set.of("bpmn", "dmn", "form");
    private static final String GROUNDS = KnownName.PROCESSING_GROUNDS.id();
    private static final String TIME_LIMITS = KnownName.TIME_LIMITS.id();

    /** In bytes. */
    private static final int LARGEST_FILE = 1_000_000;

    private final Directory directory;
    private final Conditions conditions;
    private final List<WholeRule> rules;

    public Gate(Directory directory, Conditions conditions, List<WholeRule> rules) {
        this.directory = directory;
        this.conditions = conditions;
        this.rules = List.copyOf(rules);
    }

    /** Every problem of every file, and of all of them together; no fault among them means that the deployment is fine. */
    public List<Problem> check(List<ModelFile> files, Deployed deployed) {
        var check = new Check(deployed);
        files.forEach(check::read);
        boolean canBeRead = check.found().isEmpty();
        files.forEach(check::examine);
        var found = check.found().stream();
        var all = SingletonSupplier.of(deployed::all);
        if (canBeRead && !rules.isEmpty()) {
            var whole = new Whole(files, all.obtain(), deployed.older(check.processes()));
            found = Stream.concat(found, AllRules.check(rules, whole).stream());
        }
        return found.map(problem -> Places.named(problem, files, all)).toList();
    }

    /** Whether nothing in it runs code when somebody parses it. */
    public boolean isHarmless(ModelFile file) {
        try {
            var problems = new ProblemList(file);
            switch (file.ending()) {
                case "bpmn" -> new ProcessCheck(problems).check(Xml.read(file.content()));
                case "dmn" -> new DecisionCheck(problems, conditions, null).checkElement(Xml.read(file.content()));
                default -> {
                    return false;
                }
            }
            return problems.found().isEmpty();
        } catch (SAXException unreadable) {
            return false;
        }
    }

    private final class Check {

        private final Deployed deployed;
        private final List<Problem> found = new ArrayList<>();
        private final Map<ModelFile, Element> roots = new HashMap<>();
        private final Set<String> forms = new HashSet<>();
        private final Set<String> processes = new HashSet<>();
        private final Set<String> decisions = new HashSet<>();
        private final ListedAnswers answers = new ListedAnswers();
        private final DisclosureRules disclosures = new DisclosureRules();
        private final WaitingDates dates = new WaitingDates();
        private final RoutingFacts facts = new RoutingFacts();
        private NamedCodes names;
        private Optional<LimitedTasks> timeLimits;
        private Optional<Set<String>> grounded;

        Check(Deployed deployed) {
            this.deployed = deployed;
        }

        List<Problem> found() {
            return List.copyOf(found);
        }

        /** Those that the deployment brings. */
        Set<String> processes() {
            return processes;
        }

        /** Notes what the file brings, so that others may refer to it. */
        void read(ModelFile file) {
            report(file, problems -> {
                if (!ENDINGS.contains(file.ending())) {
                    problems.add("", "only .bpmn, .dmn and .form files are deployed: leave it out.");
                } else if (file.content().length > LARGEST_FILE) {
                    problems.add("", "is larger than %,d bytes: split it.", LARGEST_FILE);
                } else if (file.ending().equals("form")) {
                    problems.addUnless(forms.add(file.key()), "", "a form of that name is in the deployment already.");
                    answers.read(file);
                    disclosures.read(file);
                    facts.read(file);
                } else {
                    readXml(file, problems);
                }
            });
        }

        private void readXml(ModelFile file, ProblemList problems) {
            try {
                var root = Xml.read(file.content());
                roots.put(file, root);
                dates.read(file, root);
                facts.read(root);
                Xml.all(root, "process").forEach(process -> processes.add(process.getAttribute("id")));
                Xml.all(root, "decision").forEach(decision -> decisions.add(decision.getAttribute("id")));
            } catch (SAXException notXml) {
                problems.add("", "is not XML, or declares a document type: %s", notXml.getMessage());
            }
        }

        void examine(ModelFile file) {
            report(file, problems -> {
                var root = roots.get(file);
                if (root == null) {
                    if (file.ending().equals("form") && file.content().length <= LARGEST_FILE) {
                        new FormFileCheck(problems, conditions, names()).check(file);
                        dates.check(file, timeLimits(), problems);
                        answers.checkRepeats(file, deployed::forms, problems);
                        facts.check(file, deployed::all, problems);
                    }
                } else if (file.ending().equals("dmn")) {
                    new DecisionCheck(problems, conditions, names()).check(file, root);
                    new KnownNameCheck(problems).checkTable(file, root);
                } else {
                    new ProcessCheck(problems).check(root);
                    new ProcessRules(problems, surroundings()).check(root);
                    disclosures.check(root, problems);
                    new KnownNameCheck(problems).checkProcesses(file, root, deployed::hasProcess);
                }
            });
        }

        private Surroundings surroundings() {
            Predicate<String> isDecision = decisions::contains;
            return new Surroundings(
                    forms::contains,
                    names(),
                    isDecision.or(deployed::hasDecision),
                    this::isStart,
                    answers::takesGround,
                    this::isGrounded,
                    timeLimits());
        }

        /** Whether that process has that start event, in this deployment or as it is deployed. */
        private boolean isStart(String process, String event) {
            return Stream.concat(
                            roots.values().stream(),
                            processes.contains(process)
                                    ? Stream.empty()
                                    : deployed.processes().stream().map(Check::parsed))
                    .filter(root ->
                            Xml.all(root, "process").stream().anyMatch(any -> process.equals(any.getAttribute("id"))))
                    .flatMap(root -> Xml.all(root, "startEvent").stream())
                    .anyMatch(start -> event.equals(start.getAttribute("id")));
        }

        /** Asked for each file, looked up once. */
        private NamedCodes names() {
            if (names == null) {
                Predicate<String> isProcess = processes::contains;
                var services = table(ServiceCatalogue.TABLE)
                        .map(ServiceCatalogue::read)
                        .orElse(ServiceCatalogue.NONE);
                names = new NamedCodes(
                        new Catalogue(directory, () -> services),
                        isProcess.or(deployed::hasProcess),
                        Stream.concat(
                                        processes.stream(),
                                        deployed.processes().stream().map(ModelFile::key))
                                .toList(),
                        answers);
            }
            return names;
        }

        /** The same. */
        private Optional<LimitedTasks> timeLimits() {
            if (timeLimits == null) {
                timeLimits = table(TIME_LIMITS)
                        .map(table -> LimitedTasks.of(table, names().catalogue().services()));
            }
            return timeLimits;
        }

        /** A row of the table says so, or that of a service in the catalogue; without a table nobody asks. */
        private boolean isGrounded(String process) {
            if (grounded == null) {
                grounded = table(GROUNDS).map(DecisionCheck::codesOfFirstColumn);
            }
            return grounded.filter(rows -> !rows.contains(process)).isEmpty()
                    || names().catalogue()
                            .services()
                            .find(process)
                            .filter(service -> service.consentGone() != ConsentGone.AS_TABLED)
                            .isPresent();
        }

        /** As it will be: of this deployment, or else as it is deployed. */
        private Optional<Element> table(String decision) {
            return roots.entrySet().stream()
                    .filter(entry -> entry.getKey().ending().equals("dmn")
                            && entry.getKey().key().equals(decision))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .or(() -> deployed.decision(decision).map(Check::parsed));
        }

        private static Element parsed(ModelFile file) {
            try {
                return Xml.read(file.content());
            } catch (SAXException impossible) {
                throw new IllegalStateException("The deployed %s is not XML.".formatted(file.name()), impossible);
            }
        }

        private void report(ModelFile file, Consumer<ProblemList> action) {
            var problems = new ProblemList(file);
            action.accept(problems);
            found.addAll(problems.found());
        }
    }
}
