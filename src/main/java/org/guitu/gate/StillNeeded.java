package org.guitu.gate;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guitu.catalogue.Catalogue;
import org.guitu.catalogue.KnownName;
import org.guitu.catalogue.Service;
import org.guitu.catalogue.Service.ConsentGone;
import org.guitu.catalogue.ServiceCatalogue;
import org.guitu.gate.file.ModelFile;
import org.guitu.gate.file.Problem;
import org.guitu.gate.file.ProblemList;
import org.guitu.gate.file.Sentence;
import org.guitu.gate.whole.Whole;
import org.guitu.gate.whole.WholeRule;
import org.guitu.office.Directory;
import org.guitu.xml.Xml;
import org.springframework.stereotype.Component;
import org.w3c.dom.Element;

/**
 * Whether what a deployment changes leaves the processes that stay what they need, and the older versions that cases still go by: the time
 * limits of their tasks, grounds, services, tables, what they call and open.
 */
@Component
public final class StillNeeded implements WholeRule {

    private static final String TIME_LIMITS = KnownName.TIME_LIMITS.id() + ".dmn";
    private static final String GROUNDS = KnownName.PROCESSING_GROUNDS.id() + ".dmn";
    private static final String SERVICES = ServiceCatalogue.TABLE + ".dmn";

    private final Directory directory;

    public StillNeeded(Directory directory) {
        this.directory = directory;
    }

    @Override
    public List<Problem> check(Whole whole) {
        return new Check(whole).found();
    }

    /** A model that stays as it is: of the newest version, or an older one. */
    private record Staying(Sentence name, ModelFile file, Element root) {}

    private final class Check {

        private final Whole whole;
        private final List<Problem> found = new ArrayList<>();
        private final List<Staying> staying;
        private final ServiceCatalogue services;
        private final Map<String, Element> processes;

        Check(Whole whole) {
            this.whole = whole;
            services = whole.file(SERVICES)
                    .map(file -> ServiceCatalogue.read(whole.root(file)))
                    .orElse(ServiceCatalogue.NONE);
            processes = whole.files("bpmn")
                    .flatMap(file -> Xml.all(whole.root(file), "process").stream())
                    .collect(Collectors.toMap(Check::idOf, process -> process, (one, same) -> one));
            staying = Stream.concat(newest(), older()).toList();
        }

        private Stream<Staying> newest() {
            var sent = whole.sent().stream()
                    .filter(file -> file.ending().equals("bpmn"))
                    .flatMap(file -> Xml.all(whole.root(file), "process").stream())
                    .map(Check::idOf)
                    .toList();
            return whole.files("bpmn")
                    .filter(file -> !whole.isSent(file))
                    .filter(file -> Xml.all(whole.root(file), "process").stream()
                            .map(Check::idOf)
                            .noneMatch(sent::contains))
                    .map(file -> new Staying(Sentence.of("the deployed %s", file.shortName()), file, whole.root(file)));
        }

        private Stream<Staying> older() {
            return whole.older().stream()
                    .map(version -> new Staying(
                            Sentence.of(
                                    "version %d of %s, by which %d running instances still go",
                                    version.version(), version.process(), version.instances()),
                            version.model(),
                            whole.root(version.model())));
        }

        List<Problem> found() {
            sent(TIME_LIMITS, this::checkBounds);
            var limits = Stream.of(TIME_LIMITS, SERVICES).filter(this::isSent).findFirst();
            limits.ifPresent(table -> sent(table, this::checkLimits));
            var grounds = Stream.of(GROUNDS, SERVICES).filter(this::isSent).findFirst();
            grounds.ifPresent(table -> sent(table, this::checkGrounds));
            sent(SERVICES, this::checkServices);
            sent(SERVICES, this::checkCodes);
            staying.forEach(this::checkOthers);
            return found;
        }

        private boolean isSent(String table) {
            return whole.file(table).filter(whole::isSent).isPresent();
        }

        private void sent(String table, BiConsumer<Element, ProblemList> check) {
            whole.file(table).filter(whole::isSent).ifPresent(file -> {
                var problems = new ProblemList(file);
                check.accept(whole.root(file), problems);
                found.addAll(problems.found());
            });
        }

        private void checkLimits(Element any, ProblemList problems) {
            whole.file(TIME_LIMITS)
                    .map(file -> LimitedTasks.of(whole.root(file), services))
                    .ifPresent(limits -> staying.forEach(model -> limits.missing(model.root())
                            .forEach(task -> problems.add(
                                    "",
                                    "no time limit for the user task '%s' of %s: keep its row.",
                                    task,
                                    model.name()))));
        }

        private void checkGrounds(Element any, ProblemList problems) {
            var rows = whole.file(GROUNDS).map(file -> DecisionCheck.codesOfFirstColumn(whole.root(file)));
            Predicate<String> isGrounded =
                    process -> rows.filter(codes -> !codes.contains(process)).isEmpty()
                            || services.find(process)
                                    .filter(service -> service.consentGone() != ConsentGone.AS_TABLED)
                                    .isPresent();
            for (Staying model : staying) {
                ProcessRules.worksWithPeople(model.root())
                        .filter(isGrounded.negate())
                        .forEach(process -> problems.add(
                                "",
                                "no ground for the process '%s' of %s: keep its row, or add one.",
                                process,
                                model.name()));
            }
        }

        /** Forms that stay name the rows, and would let their cases wait for ever. */
        private void checkBounds(Element table, ProblemList problems) {
            var kept = LimitedTasks.bounded(table);
            var before = whole.before(TIME_LIMITS)
                    .map(file -> LimitedTasks.bounded(whole.root(file)))
                    .orElse(Set.of());
            var named = whole.older().stream()
                    .flatMap(version -> version.forms().stream())
                    .flatMap(form -> ListedAnswers.questionsOf(form).stream())
                    .map((JsonNode question) ->
                            question.path("properties").path("longestWait").asText())
                    .filter(row -> !row.isEmpty());
            Stream.concat(before.stream(), named)
                    .distinct()
                    .filter(task -> !kept.contains(task))
                    .forEach(task -> problems.add(
                            "",
                            "says no more how long the case may wait for a date of '%s': fill in 'longestWait' and 'longestWaitUrgent' of all its rows.",
                            task));
        }

        /** Cases have the services that there are in their consent and plans, and may be carrying them out. */
        private void checkServices(Element table, ProblemList problems) {
            var before = whole.before(SERVICES).map(file -> ServiceCatalogue.read(whole.root(file)));
            for (Service service : before.orElse(ServiceCatalogue.NONE).all()) {
                var kept = services.find(service.code());
                problems.addUnless(
                        kept.isPresent(),
                        "",
                        "has no '%s' any more, which forms, models and plans of cases name: keep its row.",
                        service.code());
                problems.addUnless(
                        kept.filter(now -> !now.hasProcess()).isEmpty() || !service.hasProcess(),
                        "",
                        "'%s' has no process any more, while cases may be carrying it out: keep its 'true'.",
                        service.code());
            }
        }

        private void checkCodes(Element table, ProblemList problems) {
            var answers = new ListedAnswers();
            whole.files("form").forEach(answers::read);
            var names = new NamedCodes(
                    new Catalogue(directory, () -> services), processes::containsKey, processes.keySet(), answers);
            for (Staying model : staying) {
                Xml.all(model.root(), "conditionExpression").stream()
                        .flatMap(condition -> names.unknownIn(condition.getTextContent()).stream())
                        .distinct()
                        .forEach(problem -> problems.add("", "%s: %s", model.name(), problem));
            }
        }

        /** What it calls, opens and asks, and who works on it. */
        private void checkOthers(Staying model) {
            var problems = new ProblemList(model.file());
            for (Element call : Xml.all(model.root(), "callActivity")) {
                Optional.ofNullable(processes.get(call.getAttribute("calledElement")))
                        .filter(called -> Xml.children(called, "startEvent").stream()
                                .noneMatch(start -> Xml.children(start).stream()
                                        .noneMatch(part -> part.getLocalName().endsWith("EventDefinition"))))
                        .ifPresent(called -> problems.add(
                                Xml.idOf(call),
                                "'%s' is called by %s and has no start event to begin at when it is called: keep one without message and timer.",
                                idOf(called),
                                model.name()));
            }
            for (Element property : Xml.all(model.root(), "property")) {
                if (property.getAttribute("name").equals("opensAt") && Xml.saysSomething(property)) {
                    checkOpens(property, model, problems);
                }
            }
            for (Element task : Xml.all(model.root(), "businessRuleTask")) {
                var table = task.getAttributeNS(Bpmn.CAMUNDA, "decisionRef");
                problems.addUnless(
                        table.contains("{") || whole.file(table + ".dmn").isPresent(),
                        Xml.idOf(task),
                        "%s asks the table '%s', which is gone: deploy it too.",
                        model.name(),
                        table);
            }
            for (Element task : Xml.all(model.root(), "userTask")) {
                var group = task.getAttributeNS(Bpmn.CAMUNDA, "candidateGroups")
                        .split(",")[0]
                        .strip();
                problems.addUnless(
                        group.equals("supervisor") || directory.isDepartment(group),
                        Xml.idOf(task),
                        "%s gives it to '%s', which is no department any more: keep the department until no case is there.",
                        model.name(),
                        group);
            }
            found.addAll(problems.found());
        }

        private void checkOpens(Element property, Staying model, ProblemList problems) {
            Xml.children((Element) property.getParentNode()).stream()
                    .filter(sibling -> sibling.getAttribute("name").equals("opensCase"))
                    .map(sibling -> processes.get(sibling.getAttribute("value")))
                    .filter(opened -> opened != null
                            && Xml.all(opened, "startEvent").stream()
                                    .noneMatch(start -> idOf(start).equals(property.getAttribute("value"))))
                    .forEach(opened -> problems.add(
                            Xml.idOf(property),
                            "%s opens a case at '%s', which '%s' does not have any more: keep that start event.",
                            model.name(),
                            property.getAttribute("value"),
                            idOf(opened)));
        }

        private static String idOf(Element element) {
            return element.getAttribute("id");
        }
    }
}
