package org.guitu.search.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.guitu.casefile.CaseNumber;
import org.guitu.engine.identity.EngineLogin;
import org.guitu.mycases.engine.MyCases;
import org.guitu.office.Role;
import org.guitu.progress.engine.CaseProgress;
import org.guitu.progress.engine.CaseProgress.CaseLine;
import org.guitu.progress.engine.CaseWaits;
import org.guitu.search.Hit;
import org.guitu.worklist.engine.TaskList;
import org.guitu.worklist.engine.TaskList.Row;
import org.springframework.stereotype.Component;

/**
 * Looks in everything that somebody may know of: the tasks that the lists show, and the cases of the office or of a supervisor's regions. What
 * is found is what the lists and pages of these tell anyway.
 */
@Component
public class CaseSearch {

    /** Of files, on a page. */
    public static final int MOST = 30;

    private static final int MOST_TASKS = 60;
    private static final int LONGEST = 60;
    private static final int SHORTEST = 2;
    private static final String TASK = "/camunda/app/tasklist/default/#/?forceDisplayTask=true&task=";

    private final TaskList tasks;
    private final MyCases own;
    private final CaseProgress progress;
    private final CaseWaits waits;
    private final EngineLogin logins;

    CaseSearch(TaskList tasks, MyCases own, CaseProgress progress, CaseWaits waits, EngineLogin logins) {
        this.tasks = tasks;
        this.own = own;
        this.progress = progress;
        this.waits = waits;
        this.logins = logins;
    }

    /** Whether there is enough to look for: a digit, or two characters. */
    public static boolean isEnough(String typed) {
        var text = typed.strip();
        return text.length() <= LONGEST
                && (text.length() >= SHORTEST || CaseNumber.Part.find(text).isPresent());
    }

    /**
     * What the person finds, the most urgent first: at most {@value #MOST} files.
     *
     * @param typed a part of a number, a code name or a part of a step's name
     */
    public List<Hit> find(String account, String typed) {
        if (!isEnough(typed)) {
            return List.of();
        }
        var groups = logins.groupsOf(account).orElse(List.of());
        return logins.as(account, () -> {
            var found = new Found(groups.contains(Role.SUPERVISOR.id()), groups.contains(Role.CASEWORKER.id()));
            tasks.seek(typed, MOST_TASKS).forEach(found::add);
            CaseNumber.Part.find(typed).ifPresent(number -> {
                if (found.supervises) {
                    progress.cases(logins.regionsOf(account), typed, null, MOST).forEach(found::add);
                }
                if (found.works) {
                    own.numbered(number, MOST).forEach(found::add);
                }
            });
            return found.hits(account);
        });
    }

    /** By number, in the order in which they were found. */
    private final class Found {

        private final boolean supervises;
        private final boolean works;
        private final Map<String, List<Row>> rows = new LinkedHashMap<>();
        private final Map<CaseNumber, String> words = new LinkedHashMap<>();

        Found(boolean supervises, boolean works) {
            this.supervises = supervises;
            this.works = works;
        }

        void add(Row row) {
            if (row.task().number() != null) {
                rows.computeIfAbsent(row.task().number(), number -> new ArrayList<>())
                        .add(row);
            }
        }

        void add(CaseLine line) {
            rows.computeIfAbsent(line.caseNumber().value(), number -> new ArrayList<>());
        }

        void add(CaseNumber own) {
            rows.computeIfAbsent(own.value(), number -> new ArrayList<>());
        }

        List<Hit> hits(String account) {
            var numbers = rows.keySet().stream().limit(MOST).toList();
            var cases = numbers.stream()
                    .flatMap(number -> CaseNumber.find(number).stream())
                    .filter(CaseNumber::isCase)
                    .toList();
            say(account, cases);
            return numbers.stream().map(this::hit).toList();
        }

        /** To supervisors of the regions all steps, to others what their office may know. */
        private void say(String account, Collection<CaseNumber> cases) {
            if (cases.isEmpty()) {
                return;
            }
            if (supervises) {
                var seen = progress.among(cases, logins.regionsOf(account)).stream()
                        .map(CaseLine::caseNumber)
                        .toList();
                waits.of(seen)
                        .forEach((number, why) -> words.put(number, why.get(0).text()));
            } else {
                own.among(cases)
                        .forEach(line ->
                                words.put(line.of().caseNumber(), line.why().text()));
            }
        }

        private Hit hit(String number) {
            var found = rows.get(number);
            var file = CaseNumber.find(number);
            return new Hit(
                    number,
                    file.filter(words::containsKey).map(this::page).orElse(null),
                    found.stream()
                            .map(Row::codeName)
                            .flatMap(Stream::ofNullable)
                            .findFirst()
                            .orElse(null),
                    file.map(words::get).orElse(null),
                    found.stream().map(CaseSearch::task).toList());
        }

        private String page(CaseNumber number) {
            return (supervises ? "/cases/" : "/my-cases/") + number;
        }
    }

    private static Hit.Task task(Row row) {
        var task = row.task();
        return new Hit.Task(
                task.name(),
                TASK + task.id(),
                Optional.ofNullable(task.assigneeName())
                        .or(() -> Optional.ofNullable(task.assignee()))
                        .orElse("尚无人认领"));
    }
}
