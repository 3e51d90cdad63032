package org.guitu.mycases.engine;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.guitu.casefile.CaseNumber;
import org.guitu.engine.Instances;
import org.guitu.engine.identity.EngineLogin;
import org.guitu.mycases.CaseFilter;
import org.guitu.mycases.EventOrder;
import org.guitu.mycases.MyCase;
import org.guitu.mycases.MyCaseLine;
import org.guitu.mycases.MyCaseView;
import org.springframework.stereotype.Component;

/** The cases of whoever is logged in at the engine (see {@link EngineLogin}) as one of an office: the list, and the page of each. */
@Component
public class MyCases {

    private final OwnReader reader;
    private final OwnCases cases;
    private final OwnTasks tasks;
    private final OwnCaseWords words;
    private final CaseContent content;
    private final EventOffers events;
    private final EventOrder order;

    MyCases(
            OwnReader reader,
            OwnCases cases,
            OwnTasks tasks,
            OwnCaseWords words,
            CaseContent content,
            EventOffers events,
            EventOrder order) {
        this.reader = reader;
        this.cases = cases;
        this.tasks = tasks;
        this.words = words;
        this.content = content;
        this.events = events;
        this.order = order;
    }

    /** The most urgent first, then what is due first. */
    public List<MyCaseLine> list(CaseFilter filter, int offset, int limit) {
        return reader.read((person, context) -> Optional.of(lines(cases.list(person, filter, offset, limit), person)))
                .orElse(List.of());
    }

    /** The numbers of those that are meant, ended or not, in the same order. */
    public List<CaseNumber> numbered(CaseNumber.Part number, int limit) {
        return reader.read((person, context) -> Optional.of(cases.numbered(person, number, limit).stream()
                        .map(MyCase::caseNumber)
                        .toList()))
                .orElse(List.of());
    }

    /** Those of these cases that the person may know of. */
    public List<MyCaseLine> among(Collection<CaseNumber> numbers) {
        return reader.read((person, context) -> Optional.of(lines(cases.among(person, numbers), person)))
                .orElse(List.of());
    }

    private List<MyCaseLine> lines(List<MyCase> found, Authentication person) {
        var waits = words.waits(found, person);
        var minors = words.minors(found);
        return found.stream()
                .map(line -> new MyCaseLine(
                        line,
                        minors.contains(line.caseNumber()),
                        waits.get(line.caseNumber()).get(0)))
                .toList();
    }

    /** By which processes the list can be narrowed: their names by their keys. */
    public Map<String, String> processes(boolean ended) {
        return reader.read((person, context) -> Optional.of(names(cases.processes(person, ended), context)))
                .orElse(Map.of());
    }

    private static Map<String, String> names(List<String> keys, CommandContext context) {
        var names = new TreeMap<String, String>();
        if (!keys.isEmpty()) {
            Instances.inAllRegions(() -> context.getProcessEngineConfiguration()
                            .getRepositoryService()
                            .createProcessDefinitionQuery()
                            .latestVersion()
                            .processDefinitionKeyIn(keys.toArray(String[]::new))
                            .list())
                    .forEach(process -> names.put(process.getKey(), process.getName()));
        }
        return names;
    }

    /** The case; empty for one that the person may not know of, and where there is none. */
    public Optional<MyCaseView> read(CaseNumber caseNumber) {
        return reader.read(
                (person, context) -> cases.find(person, caseNumber).map(known -> view(known, person, context)));
    }

    private MyCaseView view(MyCase known, Authentication person, CommandContext context) {
        var waiting = tasks.of(known.caseNumber(), person);
        var shown = content.read(known, waiting, person, context);
        return new MyCaseView(
                known,
                words.minors(List.of(known)).contains(known.caseNumber()),
                shown.header(),
                words.waits(List.of(known), person).get(known.caseNumber()),
                waiting.stream().map(task -> tasks.told(task, person)).toList(),
                shown.dossier(),
                shown.opensContent(),
                order.grouped(events.of(known.caseNumber(), person)));
    }
}
