package org.guitu.migration;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.guitu.form.Form;
import org.guitu.gate.file.ModelFile;
import org.guitu.gate.net.Kind;
import org.guitu.gate.net.Net;
import org.guitu.gate.net.Nets;
import org.guitu.gate.net.Node;
import org.guitu.xml.Xml;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** One version of a process: its net, the forms that came with it, and what else of its file matters to whoever changes versions. */
public final class ProcessModel {

    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

    private static final Set<Kind> PLACES =
            Set.of(Kind.USER_TASK, Kind.CALL, Kind.CATCH, Kind.EVENT_BASED, Kind.PARALLEL, Kind.INCLUSIVE);

    private final Net net;
    private final Map<String, Form> forms;
    private final Map<String, Set<String>> departments = new HashMap<>();
    private final Map<String, String> timers = new HashMap<>();

    private ProcessModel(Net net, Element root, Map<String, Form> forms) {
        this.net = net;
        this.forms = forms;
        Xml.all(root, "userTask")
                .forEach(task -> departments.put(
                        task.getAttribute("id"),
                        new TreeSet<>(Arrays.asList(
                                task.getAttributeNS(CAMUNDA, "candidateGroups").split(",\\s*")))));
        Xml.all(root, "timerEventDefinition").forEach(timer -> Xml.children(timer).stream()
                .filter(child -> child.getLocalName().startsWith("time"))
                .forEach(when -> timers.put(
                        Xml.idOf((Element) timer.getParentNode()), when.getLocalName() + " " + Xml.ownText(when))));
    }

    /**
     * The processes of a BPMN file.
     *
     * @param forms those that the steps may name
     */
    public static List<ProcessModel> of(ModelFile file, Collection<ModelFile> forms) {
        try {
            var root = Xml.read(file.content());
            var read = new HashMap<String, Form>();
            forms.stream().filter(each -> each.ending().equals("form")).forEach(each -> {
                var form = Form.read(each.content());
                read.put(form.id(), form);
            });
            return Nets.of(root).stream()
                    .map(net -> new ProcessModel(net, root, read))
                    .toList();
        } catch (SAXException unreadable) {
            throw new IllegalArgumentException("%s is not XML.".formatted(file.name()), unreadable);
        }
    }

    public Net net() {
        return net;
    }

    /** The id of the process. */
    public String process() {
        return net.id();
    }

    /** Where cases may stand, in the order of the model. */
    public List<Node> places() {
        return net.nodes().stream().filter(node -> PLACES.contains(node.kind())).toList();
    }

    public Optional<Node> place(String id) {
        return net.find(id).filter(node -> PLACES.contains(node.kind()));
    }

    /** The form of a step, where its file is known. */
    public Optional<Form> form(Node node) {
        return Optional.ofNullable(forms.get(node.form()));
    }

    /** The departments to which a task goes, as the model names them. */
    public Set<String> departments(String task) {
        return departments.getOrDefault(task, Set.of());
    }

    /** Until when an event waits, as the model says it; empty for what is no timer. */
    public Optional<String> timer(String event) {
        return Optional.ofNullable(timers.get(event));
    }
}
