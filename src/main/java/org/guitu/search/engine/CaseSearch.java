package org.guitu.search.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
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
 * Looks in everything that somebody may know of: the tasks that the lists show, and the files of the office or of a supervisor's regions. What
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
                    var regions = logins.regionsOf(account);
                    progress.cases(regions, typed, null, MOST).forEach(found::add);
                    progress.reports(regions, typed, null, MOST).forEach(found::add);
                }
                if (found.works) {
                    own.numbered(number, MOST).forEach(found::add);
                }
            });
            return found.hits(account);
        });
    }

    /** Where the pages about a case are, and what they say of where it is. */
    private record Told(String page, String where) {}

    /** By number, in the order in which they were found. */
    private final class Found {

        private final boolean supervises;
        private final boolean works;
        private final Map<String, List<Row>> rows = new LinkedHashMap<>();
        private final Map<CaseNumber, Told> told = new HashMap<>();

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
            say(
                    account,
                    numbers.stream()
                            .flatMap(number -> CaseNumber.find(number).stream())
                            .toList());
            return numbers.stream().map(this::hit).toList();
        }

        /** Of the office's cases what the office may know; of cases and reports of a supervisor's regions all. */
        private void say(String account, Collection<CaseNumber> files) {
            if (files.isEmpty()) {
                return;
            }
            if (works) {
                own.among(files)
                        .forEach(line -> told.put(
                                line.of().caseNumber(),
                                new Told("/my-cases/", line.why().text())));
            }
            if (supervises) {
                var seen = progress.among(files, logins.regionsOf(account)).stream()
                        .map(CaseLine::caseNumber)
                        .toList();
                waits.of(seen)
                        .forEach((number, why) ->
                                told.put(number, new Told("/cases/", why.get(0).text())));
            }
        }

        private Hit hit(String number) {
            var found = rows.get(number);
            var known = CaseNumber.find(number).map(told::get);
            return new Hit(
                    number,
                    known.map(of -> of.page() + number).orElse(null),
                    found.stream()
                            .map(Row::codeName)
                            .flatMap(Stream::ofNullable)
                            .findFirst()
                            .orElse(null),
                    known.map(Told::where).orElse(null),
                    found.stream().map(CaseSearch::task).toList());
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
