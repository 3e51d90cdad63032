package org.guitu.gate.source;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guitu.catalogue.KnownName;
import org.guitu.catalogue.Service;
import org.guitu.catalogue.ServiceCatalogue;
import org.guitu.gate.fact.FactValues;
import org.guitu.gate.net.Kind;
import org.guitu.gate.net.Node;
import org.guitu.gate.net.Trigger;
import org.guitu.gate.whole.Whole;
import org.guitu.office.Directory;

/** Where the facts of each process come from: its forms, tables and calls, messages that it gets, and whatever starts it. */
public final class Sources {

    private static final String ANY_SERVICE = "${service}";
    private static final String OF_SERVICE = "-${service}";

    private final Whole whole;
    private final Set<String> touched;
    private final List<Version> versions;
    private final FactValues values;
    private final Set<String> services;
    private final Map<Version, List<Way>> ways = new HashMap<>();
    private final Map<Version, Set<String>> given = new HashMap<>();

    /** @param touched the short names of the files that a deployment changes */
    public Sources(Whole whole, Directory directory, Set<String> touched) {
        this.whole = whole;
        this.touched = Set.copyOf(touched);
        versions = Version.of(whole);
        values = FactValues.of(whole, directory);
        services = whole
                .file(ServiceCatalogue.TABLE + ".dmn")
                .map(file -> ServiceCatalogue.read(whole.root(file)))
                .orElse(ServiceCatalogue.NONE)
                .all()
                .stream()
                .filter(Service::hasProcess)
                .map(Service::code)
                .collect(Collectors.toSet());
    }

    public Whole whole() {
        return whole;
    }

    public List<Version> versions() {
        return versions;
    }

    public FactValues values() {
        return values;
    }

    /** Whether the deployment changes it, or what it calls, asks and waits for, or what starts it. */
    public boolean isTouched(Version version) {
        return isChanged(version)
                || ways(version).stream()
                        .anyMatch(way -> way.by().filter(this::isChanged).isPresent())
                || version.net().nodes().stream()
                        .anyMatch(node -> touched.contains(node.decision() + ".dmn")
                                || touched.contains(node.form() + ".form")
                                || node.kind() == Kind.CALL
                                        && called(node).stream().anyMatch(this::isChanged)
                                || catches(node) && isSentByChanged(node));
    }

    private boolean isChanged(Version version) {
        return touched.contains(version.file().shortName());
    }

    private boolean isSentByChanged(Node event) {
        return versions.stream()
                .filter(this::isChanged)
                .flatMap(version -> version.net().nodes().stream())
                .anyMatch(node -> sends(node) && fits(node, event.event()));
    }

    public Stream<Version> versionsOf(String process) {
        return versions.stream().filter(version -> version.id().equals(process));
    }

    /** The newest version of what is called: of all services, where a fact names the one. */
    public List<Version> called(Node call) {
        return versions.stream()
                .filter(Version::isNewest)
                .filter(version -> call.called().equals(ANY_SERVICE)
                        ? services.contains(version.id()) && !hasBranch(version.id())
                        : version.id().equals(call.called()))
                .toList();
    }

    /** Whether the process that starts the services of a plan has an activity of that name, so that no other one calls it. */
    private boolean hasBranch(String service) {
        return versionsOf(KnownName.SERVICES.id())
                .anyMatch(starter -> starter.net().find(service).isPresent());
    }

    /** The facts that are there once the node is done, whatever their value. */
    public Set<String> givenAt(Version version, Node node) {
        var facts = new HashSet<String>();
        version.questions(node).stream().filter(Question::isFact).forEach(question -> facts.add(question.key()));
        node.out().forEach(out -> facts.add(out.target()));
        if (!node.result().isEmpty()) {
            facts.add(node.result());
        }
        node.repeat().map(Node.Repeat::element).filter(name -> !name.isEmpty()).ifPresent(facts::add);
        if (catches(node)) {
            facts.addAll(carriedTo(node, true));
        }
        return facts;
    }

    private static boolean catches(Node node) {
        return node.trigger() == Trigger.MESSAGE && node.kind() != Kind.THROW && node.kind() != Kind.END;
    }

    /** The facts that every sender of its message hands on, or any. */
    private Set<String> carriedTo(Node event, boolean byAll) {
        var carried =
                senders(event).stream().map(sender -> carried(sender).keySet()).toList();
        var facts = new HashSet<String>();
        carried.forEach(facts::addAll);
        if (byAll) {
            carried.forEach(facts::retainAll);
        }
        return facts;
    }

    /** The events of all versions that send what that event waits for. */
    public List<Node> senders(Node event) {
        return versions.stream()
                .flatMap(version -> version.net().nodes().stream())
                .filter(node -> sends(node) && fits(node, event.event()))
                .toList();
    }

    public static boolean sends(Node node) {
        return node.kind() == Kind.THROW && node.trigger() == Trigger.MESSAGE;
    }

    /** Whether what the event sends is what another one waits for. */
    public boolean fits(Node sender, String waitedFor) {
        boolean each = sender.properties().containsKey("forEach");
        if (waitedFor.endsWith(OF_SERVICE)) {
            var stem = waitedFor.substring(0, waitedFor.length() - OF_SERVICE.length());
            return each ? sender.event().equals(stem) : sender.event().startsWith(stem + "-");
        }
        return each
                ? waitedFor.startsWith(sender.event() + "-")
                        && isOneOf(
                                sender.properties().get("forEach"),
                                waitedFor.substring(sender.event().length() + 1))
                : waitedFor.equals(sender.event());
    }

    private boolean isOneOf(String fact, String code) {
        return values.find(fact).filter(value -> !value.canBe(code)).isEmpty();
    }

    /** What the event hands on, with the code where it says one; {@code null} where it hands on a fact. */
    public static Map<String, String> carried(Node event) {
        return Ways.carried(event);
    }

    static List<String> listed(Node node, String property) {
        return Ways.listed(node, property);
    }

    /** All facts that the process can have, on whatever way. */
    public Set<String> given(Version version) {
        return given.computeIfAbsent(version, any -> {
            var facts = new HashSet<String>();
            version.net().nodes().forEach(node -> {
                facts.addAll(givenAt(version, node));
                if (catches(node)) {
                    facts.addAll(carriedTo(node, false));
                }
            });
            ways(version).forEach(way -> facts.addAll(way.facts()));
            return facts;
        });
    }

    /** How instances of the process come into being. */
    public List<Way> ways(Version version) {
        return ways.computeIfAbsent(version, any -> new Ways(versions, this::called).of(version));
    }
}
