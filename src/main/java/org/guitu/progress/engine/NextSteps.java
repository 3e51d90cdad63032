package org.guitu.progress.engine;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.IntermediateThrowEvent;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.guitu.engine.access.StepAccess.Place;
import org.springframework.stereotype.Component;

/** What the deployed models call a step, and which steps may come after it. Models do not change once they are deployed. */
@Component
class NextSteps {

    /** For whoever may know of every place. */
    static final Predicate<Place> EVERYTHING = any -> true;

    /** What is said of a step of which somebody may not know. */
    static final String OTHERS = "其他部门办理";

    private static final String FOR_OTHERS = "（等其他分支）";

    private final RepositoryService repository;
    private final Map<Element, Optional<Step>> steps = new ConcurrentHashMap<>();
    private final Map<List<Element>, List<String>> following = new ConcurrentHashMap<>();

    NextSteps(RepositoryService repository) {
        this.repository = repository;
    }

    /** An element of a process definition, by their ids. */
    record Element(String definition, String id) {}

    private record Step(String name, boolean isJoin) {}

    /** What the model calls it. */
    Optional<String> nameOf(Element element) {
        return step(element).map(Step::name);
    }

    /** The steps as somebody may know of them. */
    Known knownBy(Predicate<Place> known) {
        return new Known(known);
    }

    /** The same models, in which some places have no name. */
    final class Known {

        private final Predicate<Place> known;

        private Known(Predicate<Place> known) {
            this.known = known;
        }

        boolean knows(Element element) {
            return node(element).filter(this::knows).isPresent();
        }

        /** The same of a task that waits for these departments. */
        boolean knows(Element element, List<String> departments) {
            return node(element)
                    .filter(node -> known.test(new Place(processOf(node), node.getId(), departments)))
                    .isPresent();
        }

        private boolean knows(FlowNode node) {
            return known.test(
                    node instanceof CallActivity call && call.getCalledElement() != null
                            ? new Place(call.getCalledElement(), call.getCalledElement(), List.of())
                            : new Place(
                                    processOf(node),
                                    node.getId(),
                                    node instanceof UserTask task ? task.getCamundaCandidateGroupsList() : List.of()));
        }

        Optional<String> nameOf(Element element) {
            return NextSteps.this.nameOf(element);
        }

        /** Whether branches meet there. */
        boolean isJoin(Element element) {
            return step(element).filter(Step::isJoin).isPresent();
        }

        boolean isByLaw(Element element) {
            return NextSteps.this.isByLaw(element);
        }

        /**
         * The steps of which one comes next, in words; through gateways and, where a called process may end, into the one that called it.
         *
         * @param upwards the place, then the call activity that called its process, and so on up
         */
        List<String> after(List<Element> upwards) {
            if (known != EVERYTHING) {
                return walk(upwards);
            }
            var before = following.get(upwards);
            if (before != null) {
                return before;
            }
            var found = walk(upwards);
            following.put(List.copyOf(upwards), found);
            return found;
        }

        private List<String> walk(List<Element> upwards) {
            return node(upwards.get(0))
                    .map(node -> new Walk(node, upwards.subList(1, upwards.size()), this).steps())
                    .orElse(List.of());
        }

        private String name(FlowNode node) {
            return knows(node) ? NextSteps.name(node) : OTHERS;
        }
    }

    private static String processOf(ModelElementInstance node) {
        return node instanceof Process process ? process.getId() : processOf(node.getParentElement());
    }

    /** Whether law prescribes how long that event waits: its model says {@code waitsByLaw}. */
    boolean isByLaw(Element element) {
        return node(element)
                .map(FlowNode::getExtensionElements)
                .filter(extensions ->
                        extensions.getElementsQuery().filterByType(CamundaProperties.class).list().stream()
                                .flatMap(properties -> properties.getCamundaProperties().stream())
                                .anyMatch(property -> "waitsByLaw".equals(property.getCamundaName())
                                        && "true".equals(property.getCamundaValue())))
                .isPresent();
    }

    private Optional<Step> step(Element element) {
        return steps.computeIfAbsent(element, asked -> node(asked).map(node -> new Step(name(node), isJoin(node))));
    }

    private Optional<FlowNode> node(Element element) {
        return repository.getBpmnModelInstance(element.definition()).getModelElementById(element.id())
                        instanceof FlowNode node
                ? Optional.of(node)
                : Optional.empty();
    }

    private static String name(FlowNode node) {
        return Optional.ofNullable(node.getName()).orElse(node.getId()).replaceAll("\\s+", "");
    }

    /** By the flows themselves, as the engine goes: a model need not list them once more at the node. */
    private static List<SequenceFlow> flows(FlowNode node, Function<SequenceFlow, FlowNode> end) {
        return node.getParentElement().getChildElementsByType(SequenceFlow.class).stream()
                .filter(flow -> node.equals(end.apply(flow)))
                .toList();
    }

    private static boolean isJoin(FlowNode node) {
        return isSplit(node) && flows(node, SequenceFlow::getTarget).size() > 1;
    }

    private static boolean isSplit(FlowNode node) {
        return node instanceof Gateway && !(node instanceof ExclusiveGateway) && !(node instanceof EventBasedGateway);
    }

    /** One way through a model. */
    private final class Walk {

        private final FlowNode start;
        private final List<Element> callers;
        private final Known known;
        private final Set<FlowNode> passed = new HashSet<>();
        private final Set<String> afterEnd = new LinkedHashSet<>();

        Walk(FlowNode start, List<Element> callers, Known known) {
            this.start = start;
            this.callers = callers;
            this.known = known;
        }

        /** What is left of the process before what comes after it. */
        List<String> steps() {
            var found = new LinkedHashSet<>(after(start));
            found.addAll(afterEnd);
            return List.copyOf(found);
        }

        private Collection<String> after(FlowNode node) {
            var found = new LinkedHashSet<String>();
            for (SequenceFlow flow : flows(node, SequenceFlow::getSource)) {
                found.addAll(from(flow.getTarget()));
            }
            return found;
        }

        private Collection<String> from(FlowNode node) {
            if (node instanceof EndEvent) {
                return end(node);
            }
            if (!isPassed(node)) {
                return node.equals(start) ? List.of() : List.of(known.name(node));
            }
            if (!passed.add(node)) {
                return List.of();
            }
            if (isJoin(node)) {
                return after(node).stream()
                        .map(step -> step.startsWith(FOR_OTHERS) ? step : FOR_OTHERS + step)
                        .toList();
            }
            return isSplit(node) ? together(node) : after(node);
        }

        private static boolean isPassed(FlowNode node) {
            return node instanceof Gateway
                    || node instanceof IntermediateThrowEvent
                    || node instanceof BusinessRuleTask
                    || node instanceof ServiceTask;
        }

        private Collection<String> together(FlowNode split) {
            // Of some steps somebody may know as little as of others.
            var branches = new LinkedHashSet<String>();
            for (SequenceFlow flow : flows(split, SequenceFlow::getSource)) {
                var steps = from(flow.getTarget());
                // A branch that is skipped only waits for the others.
                if (!steps.stream().allMatch(step -> step.startsWith(FOR_OTHERS))) {
                    branches.add(String.join("或", steps));
                }
            }
            return branches.size() > 1 ? List.of("同时开展" + String.join("、", branches)) : branches;
        }

        private Collection<String> end(FlowNode end) {
            if (end.getParentElement() instanceof SubProcess part && !part.triggeredByEvent()) {
                return after(part);
            }
            afterEnd.addAll(callers.isEmpty() ? List.of("结束（%s）".formatted(known.name(end))) : known.after(callers));
            return List.of();
        }
    }
}
