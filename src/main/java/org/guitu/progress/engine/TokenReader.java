package org.guitu.progress.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guitu.catalogue.KnownName;
import org.guitu.clock.RunningClock;
import org.guitu.clock.TimeLimit.Kind;
import org.guitu.office.Directory;
import org.guitu.office.Queue;
import org.guitu.office.Role;
import org.guitu.progress.Wait;
import org.guitu.progress.Wait.Reason;
import org.guitu.progress.engine.NextSteps.Element;

/** Finds the places where one case waits among its executions. */
final class TokenReader {

    private final Map<String, Token> tokens = new LinkedHashMap<>();
    private final Map<String, RunningClock> clocks;
    private final NextSteps.Known steps;
    private final Directory directory;
    private final Optional<String> watcher;
    private int closed;

    /**
     * @param tokens all of the case
     * @param clocks by task
     * @param steps as far as the reader may know of them
     */
    TokenReader(
            Collection<Token> tokens, Map<String, RunningClock> clocks, NextSteps.Known steps, Directory directory) {
        tokens.forEach(token -> this.tokens.put(token.id(), token));
        this.clocks = clocks;
        this.steps = steps;
        this.directory = directory;
        this.watcher = tokens.stream()
                .filter(token -> token.isOf(KnownName.WATCH_CASE.id()))
                .flatMap(token -> token.task().stream())
                .findFirst()
                .map(task -> directory.namesOf(task.queues()));
    }

    /** The most urgent first. Of a called process only its own places count, not the one that calls it. */
    List<Wait> waits() {
        var holding = tokens.values().stream()
                .flatMap(token -> Stream.of(token.parent(), token.caller()))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        var waits = new ArrayList<Wait>();
        var joins = new HashSet<String>();
        for (Token token : tokens.values()) {
            if (token.job().filter(Token.Job::failed).isPresent() && token.element() != null) {
                add(waits, token, new Wait.Fault());
            }
            if (token.element() != null && !holding.contains(token.id())) {
                reason(token, joins).ifPresent(reason -> add(waits, token, reason));
            }
        }
        return Wait.inOrder(waits);
    }

    /** At how many places it waits of which the reader may not know. */
    int closed() {
        return closed;
    }

    private void add(List<Wait> waits, Token token, Reason reason) {
        if (isKnown(token)) {
            waits.add(wait(token, reason));
        } else {
            closed++;
        }
    }

    private boolean isKnown(Token token) {
        return token.task()
                .map(task -> steps.knows(
                        token.place(),
                        task.queues().stream()
                                .flatMap(queue -> Queue.find(queue).stream())
                                .map(Queue::department)
                                .toList()))
                .orElseGet(() -> steps.knows(token.place()));
    }

    private Wait wait(Token token, Reason reason) {
        return new Wait(
                token.process(),
                steps.nameOf(token.place()).orElse(token.element()),
                token.task().map(Token.Task::since).or(token::since),
                reason,
                steps.after(upwards(token)),
                token.ofJourney());
    }

    /** Empty for what was said already. */
    private Optional<Reason> reason(Token token, Set<String> joins) {
        if (token.task().isPresent()) {
            return Optional.of(work(token.task().get()));
        }
        if (token.job().isPresent()) {
            var job = token.job().get();
            return job.failed()
                    ? Optional.empty()
                    : Optional.of(job.at().<Reason>map(at -> day(at, token)).orElseGet(Wait.Machine::new));
        }
        if (steps.isJoin(token.place())) {
            return joins.add(token.instance() + token.element())
                    ? Optional.of(new Wait.Branches(openBeside(token)))
                    : Optional.empty();
        }
        return Optional.of(new Wait.News());
    }

    /** Whoever has the task of looking after the case, else the supervisors where it waits. */
    private Reason day(Instant at, Token token) {
        var element = new Element(token.definition(), token.job().orElseThrow().element());
        return new Wait.Day(
                at,
                watcher.orElseGet(
                        () -> directory.namesOf(List.of(new Queue(Role.SUPERVISOR.id(), token.region()).id()))),
                steps.isByLaw(element));
    }

    private Reason work(Token.Task task) {
        var clock = Optional.ofNullable(clocks.get(task.id()));
        return new Wait.Work(
                directory.namesOf(task.queues()),
                task.claimed(),
                clock.map(running -> running.limit().kind()).orElse(Kind.DEADLINE),
                task.due(),
                clock.flatMap(RunningClock::suspension));
    }

    /** What the branches are at that have not come to the same place. */
    private List<String> openBeside(Token token) {
        return tokens.values().stream()
                .filter(other -> other.instance().equals(token.instance()))
                .filter(other -> other.element() != null && !other.element().equals(token.element()))
                .filter(other -> tokens.values().stream()
                        .noneMatch(inner -> other.id().equals(inner.parent()) && inner.element() != null))
                .map(other -> isKnown(other) ? steps.nameOf(other.place()).orElse(other.element()) : NextSteps.OTHERS)
                .distinct()
                .toList();
    }

    private List<Element> upwards(Token token) {
        var places = new ArrayList<Element>();
        for (var at = token; at != null && at.element() != null; at = callerOf(at)) {
            places.add(at.place());
        }
        return places;
    }

    private Token callerOf(Token token) {
        var instance = tokens.get(token.instance());
        return instance == null || instance.caller() == null ? null : tokens.get(instance.caller());
    }
}
