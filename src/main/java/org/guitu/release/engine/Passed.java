package org.guitu.release.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.guitu.form.FormField;
import org.guitu.release.engine.SampleAnswers.Choice;
import org.guitu.release.engine.TrialReport.Missed;
import org.guitu.release.engine.TrialReport.OfProcess;
import org.guitu.release.engine.TrialReport.Step;
import org.guitu.release.engine.TrialReport.Stuck;
import org.guitu.xml.Xml;
import org.w3c.dom.Element;

/** What the walks of a trial have passed of one process so far, and which answers they gave: what was given least is given next. */
final class Passed {

    private static final Set<String> PASSED_BY = Set.of(
            "userTask",
            "serviceTask",
            "businessRuleTask",
            "sendTask",
            "receiveTask",
            "callActivity",
            "subProcess",
            "endEvent",
            "boundaryEvent",
            "intermediateCatchEvent",
            "intermediateThrowEvent");

    private final String process;
    private final String name;
    private final Map<String, String> elements = new LinkedHashMap<>();
    private final Set<String> passed = new HashSet<>();
    private final Map<String, Step> steps = new LinkedHashMap<>();
    private final Map<String, Stuck> stuck = new LinkedHashMap<>();
    private final Map<String, int[]> given = new HashMap<>();
    private int walks;
    private long drawn;

    Passed(Element process) {
        this.process = process.getAttribute("id");
        this.name = process.getAttribute("name");
        PASSED_BY.stream()
                .flatMap(kind -> Xml.all(process, kind).stream())
                .forEach(element -> elements.put(element.getAttribute("id"), nameOf(element)));
    }

    private static String nameOf(Element element) {
        return element.getAttribute("name").isBlank() ? element.getAttribute("id") : element.getAttribute("name");
    }

    String process() {
        return process;
    }

    int walks() {
        return walks;
    }

    boolean isAll() {
        return passed.containsAll(elements.keySet());
    }

    /** How much was passed: it grows as long as walks find something new. */
    int extent() {
        return passed.size();
    }

    boolean isNew(String element) {
        return elements.containsKey(element) && !passed.contains(element);
    }

    void began() {
        walks++;
    }

    void pass(Iterable<String> activities) {
        activities.forEach(activity -> {
            if (elements.containsKey(activity)) {
                passed.add(activity);
            }
        });
    }

    void pass(Step step) {
        steps.merge(
                step.process() + "/" + step.id(),
                step,
                (one, other) -> new Step(
                        one.process(), one.id(), one.name(), one.queue(), one.limit(), one.form(), one.times() + 1));
    }

    void stuck(String id, String words) {
        stuck.putIfAbsent(id, new Stuck(id, elements.getOrDefault(id, id), words));
    }

    /** Answers for a task: at first what was given least so far, in further attempts others as well. */
    final class Answers implements Choice {

        private final String task;
        private final Random any;
        private final List<int[]> counted = new ArrayList<>();
        private final List<Integer> chosen = new ArrayList<>();
        private final boolean first;

        Answers(String task, int attempt) {
            this.task = task;
            this.any = new Random(++drawn);
            this.first = attempt == 0;
        }

        @Override
        public int of(FormField question, int answers) {
            if (answers == 1) {
                return 0;
            }
            var counts =
                    given.computeIfAbsent("%s %s %d".formatted(task, question.key(), answers), key -> new int[answers]);
            int choice = 0;
            int fewest = Integer.MAX_VALUE;
            for (int i = 0; i < answers; i++) {
                // Where the least given answers together break a rule, chance puts others beside each other.
                int times = counts[i] + (first ? 0 : any.nextInt(4));
                if (times < fewest) {
                    choice = i;
                    fewest = times;
                }
            }
            counted.add(counts);
            chosen.add(choice);
            return choice;
        }

        void accepted() {
            for (int i = 0; i < counted.size(); i++) {
                counted.get(i)[chosen.get(i)]++;
            }
        }
    }

    OfProcess report() {
        return new OfProcess(
                process,
                name,
                walks,
                List.copyOf(steps.values()),
                elements.entrySet().stream()
                        .filter(element -> !passed.contains(element.getKey()))
                        .map(element -> new Missed(element.getKey(), element.getValue()))
                        .toList(),
                List.copyOf(stuck.values()));
    }
}
