package org.guitu.release.web;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.guitu.gate.file.ModelFile;
import org.guitu.gate.file.Sentence;
import org.guitu.migration.Affected;
import org.guitu.migration.AtStep;
import org.guitu.migration.Fate;
import org.guitu.migration.VersionPlan;
import org.guitu.release.engine.CasesOfRelease.Outlook;
import org.guitu.xml.Xml;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** Running cases by version and step, and what is planned for them, as the page shows it. */
record CasesView(List<Version> versions, boolean planned) {

    /**
     * A version by which cases run.
     *
     * @param plan whether there is anything to plan for it
     * @param targets the steps of the new version
     */
    record Version(
            String process,
            String name,
            int version,
            long instances,
            boolean plan,
            List<Step> steps,
            List<Said> findings,
            Map<String, String> targets) {}

    /**
     * A step at which cases may stand.
     *
     * @param way how they go on
     * @param target where to, if to another step
     */
    record Step(String id, String name, long instances, String way, String target, List<Said> findings) {}

    /**
     * A finding about it.
     *
     * @param severity the key of how much it matters
     */
    record Said(String severity, String words, long cases) {}

    static CasesView of(Outlook outlook, List<ModelFile> files, Function<Sentence, String> say) {
        return new CasesView(
                outlook.affected().stream()
                        .map(affected -> version(affected, outlook, files, say))
                        .toList(),
                outlook.planned());
    }

    private static Version version(
            Affected affected, Outlook outlook, List<ModelFile> files, Function<Sentence, String> say) {
        var plan = outlook.plans().stream()
                .filter(any -> any.process().equals(affected.process()) && any.version() == affected.version())
                .findFirst();
        var findings = outlook.findings().stream()
                .filter(any -> any.process().equals(affected.process()) && any.version() == affected.version())
                .toList();
        Function<String, List<Said>> said = step -> findings.stream()
                .filter(any -> any.step().orElse("").equals(step))
                .map(any -> new Said(any.severity().name(), say.apply(any.sentence()), any.cases()))
                .toList();
        var counts = new HashMap<String, AtStep>();
        affected.steps().forEach(step -> counts.put(step.step(), step));
        var targets = names(affected.process(), files);
        return new Version(
                affected.process(),
                affected.name(),
                affected.version(),
                affected.instances(),
                plan.isPresent(),
                steps(affected, plan.map(VersionPlan::steps).orElse(Map.of())).stream()
                        .map(id -> step(
                                id, counts.get(id), targets.getOrDefault(id, id), plan.map(any -> any.of(id)), said))
                        .toList(),
                said.apply(""),
                targets);
    }

    private static Set<String> steps(Affected affected, Map<String, Fate> planned) {
        var all = new LinkedHashSet<String>();
        affected.steps().forEach(step -> all.add(step.step()));
        all.addAll(planned.keySet());
        return all;
    }

    private static Step step(
            String id, AtStep at, String name, Optional<Fate> fate, Function<String, List<Said>> findings) {
        return new Step(
                id,
                at == null ? name : at.name(),
                at == null ? 0 : at.instances(),
                fate.map(any -> any.way().name()).orElse("STAY"),
                fate.flatMap(Fate::target).orElse(""),
                findings.apply(id));
    }

    /** The steps of the new version by id. */
    private static Map<String, String> names(String process, List<ModelFile> files) {
        var names = new LinkedHashMap<String, String>();
        files.stream()
                .filter(file -> file.ending().equals("bpmn"))
                .flatMap(file -> processes(file).stream())
                .filter(any -> any.getAttribute("id").equals(process))
                .flatMap(any -> Stream.of("userTask", "callActivity", "intermediateCatchEvent", "receiveTask")
                        .flatMap(kind -> Xml.all(any, kind).stream()))
                .forEach(element -> names.put(element.getAttribute("id"), element.getAttribute("name")));
        return names;
    }

    private static List<Element> processes(ModelFile file) {
        try {
            return Xml.all(Xml.read(file.content()), "process");
        } catch (SAXException unreadable) {
            return List.of();
        }
    }
}
