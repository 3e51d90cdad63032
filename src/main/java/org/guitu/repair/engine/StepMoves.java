package org.guitu.repair.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.TransitionInstance;
import org.guitu.clock.engine.FollowedClocks;
import org.guitu.gate.net.Kind;
import org.guitu.gate.net.Node;
import org.guitu.migration.StepEntry;
import org.guitu.migration.engine.ModelVersions;
import org.guitu.office.RefusedException;
import org.guitu.repair.Fault;
import org.springframework.stereotype.Component;

/**
 * Puts a case to another step of the same process, by the engine's own modification, which is closed by REST: in nobody's name, and only
 * where the case knows whatever comes after needs. What begins there gets its queue and its limit as always; the same step begun anew keeps
 * its limit.
 */
@Component
class StepMoves {

    private static final Set<Kind> PLACES = Set.of(Kind.USER_TASK, Kind.CALL, Kind.CATCH);

    private final ProcessEngineConfigurationImpl engine;
    private final RuntimeService runtime;
    private final ModelVersions versions;
    private final Models models;
    private final FollowedClocks clocks;

    StepMoves(
            ProcessEngineConfigurationImpl engine,
            RuntimeService runtime,
            ModelVersions versions,
            Models models,
            FollowedClocks clocks) {
        this.engine = engine;
        this.runtime = runtime;
        this.versions = versions;
        this.models = models;
        this.clocks = clocks;
    }

    /**
     * Where the instance stands.
     *
     * @param id of the activity instance, or of what is on its way into one
     */
    record Standing(String id, String step, boolean passing) {}

    /** The place that the fault is about; where it cannot be told, every place of the instance. */
    List<Standing> standing(Fault.Place place) {
        var all = new ArrayList<Standing>();
        Optional.ofNullable(runtime.getActivityInstance(place.instance())).ifPresent(tree -> collect(tree, all));
        var net = models.of(place.definition()).net();
        var edge = net.find(place.element()).map(Node::attachedTo).orElse("");
        var own = all.stream()
                .filter(any -> any.step().equals(place.element()) || any.step().equals(edge))
                .toList();
        return own.isEmpty() ? List.copyOf(all) : own;
    }

    private static void collect(ActivityInstance at, List<Standing> all) {
        for (TransitionInstance passing : at.getChildTransitionInstances()) {
            all.add(new Standing(passing.getId(), passing.getActivityId(), true));
        }
        for (ActivityInstance child : at.getChildActivityInstances()) {
            if (child.getChildActivityInstances().length + child.getChildTransitionInstances().length > 0) {
                collect(child, all);
            } else {
                all.add(new Standing(child.getId(), child.getActivityId(), false));
            }
        }
    }

    /** The steps to which the case can be put from there. */
    List<Node> targets(Fault.Place place, Standing from) {
        var model = models.of(place.definition());
        var entry = new StepEntry(model, versions.surroundings());
        var facts = runtime.getVariables(place.instance());
        var scope = model.net().find(from.step()).map(Node::scope).orElse("");
        return model.places().stream()
                .filter(node -> PLACES.contains(node.kind()) && node.scope().equals(scope))
                .filter(node -> node.repeat().isEmpty())
                .filter(node -> entry.fits(node.id(), facts))
                .toList();
    }

    /** To be called while nobody is logged in at the engine. */
    void move(Fault.Place place, String id, String target) {
        var from = standing(place).stream()
                .filter(any -> any.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new RefusedException("个案已经不在提请时的那一步，不能再转。请回到“待修复”看看现在停在哪里。"));
        if (targets(place, from).stream().noneMatch(node -> node.id().equals(target))) {
            throw new RefusedException("个案现在知道的内容不够，不能从那一步继续。请另选一步。");
        }
        engine.getCommandExecutorTxRequired().execute(context -> {
            if (from.step().equals(target)) {
                clocks.carry(place.instance(), target, place.instance(), target);
            }
            var change =
                    runtime.createProcessInstanceModification(place.instance()).startBeforeActivity(target);
            (from.passing() ? change.cancelTransitionInstance(id) : change.cancelActivityInstance(id)).execute();
            return null;
        });
    }
}
