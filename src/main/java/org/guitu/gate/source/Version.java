package org.guitu.gate.source;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.guitu.gate.file.ModelFile;
import org.guitu.gate.file.Sentence;
import org.guitu.gate.net.Kind;
import org.guitu.gate.net.Net;
import org.guitu.gate.net.Nets;
import org.guitu.gate.net.Node;
import org.guitu.gate.whole.OlderVersion;
import org.guitu.gate.whole.Whole;
import org.guitu.xml.Xml;
import org.w3c.dom.Element;

/**
 * A process as cases go by it, with the forms that came with it.
 *
 * @param xml the process
 * @param number which version; 0 for the newest
 * @param instances how many cases go by one that is not the newest
 * @param forms by their ids
 */
public record Version(
        ModelFile file, Net net, Element xml, int number, long instances, Map<String, List<Question>> forms) {

    private static final Pattern FACT = Pattern.compile("\\$\\{(\\w+)}");

    /** The newest ones as they will be, and those before them that cases still go by. */
    public static List<Version> of(Whole whole) {
        var found = new ArrayList<Version>();
        whole.files("bpmn").forEach(file -> add(found, whole, file, 0, 0, whole.files("form")));
        for (OlderVersion older : whole.older()) {
            add(found, whole, older.model(), older.version(), older.instances(), older.forms().stream());
        }
        return List.copyOf(found);
    }

    private static void add(
            List<Version> found, Whole whole, ModelFile file, int number, long instances, Stream<ModelFile> forms) {
        var root = whole.root(file);
        var all = new LinkedHashMap<String, ModelFile>();
        forms.forEach(form -> all.put(form.key(), form));
        var processes = Xml.all(root, "process");
        for (Net net : Nets.of(root)) {
            var used = new LinkedHashMap<String, List<Question>>();
            net.nodes().stream()
                    .map(Node::form)
                    .filter(all::containsKey)
                    .forEach(form -> used.put(form, Question.of(all.get(form))));
            processes.stream()
                    .filter(process -> process.getAttribute("id").equals(net.id()))
                    .findFirst()
                    .ifPresent(process -> found.add(new Version(file, net, process, number, instances, used)));
        }
    }

    public String id() {
        return net.id();
    }

    public boolean isNewest() {
        return number == 0;
    }

    /** The questions of the form that is filled in there. */
    public List<Question> questions(Node node) {
        return forms.getOrDefault(node.form(), List.of());
    }

    /** How it is called in a sentence about another one. */
    public Sentence words() {
        return isNewest()
                ? Sentence.of("%s", file.shortName())
                : Sentence.of("version %s of %s (%s cases)", number, file.shortName(), instances);
    }

    /** The end events that end an instance. */
    List<Node> ends() {
        return net.nodes().stream().filter(this::endsTheInstance).toList();
    }

    private boolean endsTheInstance(Node node) {
        return node.kind() == Kind.END
                && (node.scope().isEmpty()
                        || net.find(node.scope())
                                .filter(scope -> scope.kind() == Kind.EVENT_SUB_PROCESS)
                                .isPresent());
    }

    /** The facts that timers name, by the event. */
    Map<String, String> times() {
        var found = new LinkedHashMap<String, String>();
        for (Element timer : Xml.all(xml, "timerEventDefinition")) {
            Xml.children(timer).stream()
                    .flatMap(time -> fact(Xml.ownText(time)).stream())
                    .forEach(fact -> found.put(((Element) timer.getParentNode()).getAttribute("id"), fact));
        }
        return found;
    }

    /** Whether the timer waits until a day, and not for so long. */
    boolean isUntilDay(String event) {
        return Xml.all(xml, "timeDate").stream()
                .map(time -> (Element) time.getParentNode().getParentNode())
                .anyMatch(owner -> owner.getAttribute("id").equals(event));
    }

    /** The fact of {@code ${fact}}. */
    public static Optional<String> fact(String expression) {
        var matcher = FACT.matcher(expression.strip());
        return matcher.matches() && !matcher.group(1).matches("true|false|null|\\d+")
                ? Optional.of(matcher.group(1))
                : Optional.empty();
    }
}
