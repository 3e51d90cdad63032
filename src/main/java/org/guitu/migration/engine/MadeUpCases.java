package org.guitu.migration.engine;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.RuntimeService;
import org.guitu.casefile.Dossier;
import org.guitu.clock.Urgency;
import org.guitu.form.CommonFacts;
import org.guitu.gate.net.Kind;
import org.guitu.office.China;
import org.guitu.office.Directory;
import org.springframework.stereotype.Component;

/** Cases that never were, each at one step, for trials in a transaction that is rolled back: nothing of them is left, not even the number. */
@Component
final class MadeUpCases {

    private static final Set<Kind> EASY = Set.of(Kind.USER_TASK, Kind.CATCH, Kind.EVENT_BASED);

    private static final Pattern FACT = Pattern.compile("\\$\\{(\\w+)}");

    private final RuntimeService runtime;
    private final Dossier dossier;
    private final Directory directory;
    private final InstantSource time;

    MadeUpCases(RuntimeService runtime, Dossier dossier, Directory directory, InstantSource time) {
        this.runtime = runtime;
        this.dossier = dossier;
        this.directory = directory;
        this.time = time;
    }

    /** The id of an instance of the older version that waits there; empty for a place where nothing can be made up. */
    Optional<String> at(String step, Plans.Prepared plan) {
        return plan.from()
                .place(step)
                .filter(place -> EASY.contains(place.kind()))
                .map(place -> runtime.createProcessInstanceById(plan.engine().getSourceProcessDefinitionId())
                        .businessKey(dossier.open(county(), time.instant()).value())
                        .setVariables(facts(plan))
                        .startBeforeActivity(step)
                        .execute()
                        .getId());
    }

    private String county() {
        return directory.regions().stream()
                .filter(region -> directory.regions().stream()
                        .noneMatch(other -> other.parent().equals(region.code())))
                .findFirst()
                .orElseThrow()
                .code();
    }

    private Map<String, Object> facts(Plans.Prepared plan) {
        var facts = new HashMap<String, Object>();
        var day = LocalDate.ofInstant(time.instant(), China.ZONE).plusDays(30).toString();
        plan.losses().facts(plan.plan()).forEach(fact -> facts.put(fact, "example"));
        for (var model : Set.of(plan.from(), plan.to())) {
            model.net().nodes().forEach(node -> model.timer(node.id()).stream()
                    .flatMap(when -> FACT.matcher(when).results())
                    .forEach(fact -> facts.put(fact.group(1), day)));
        }
        facts.put(CommonFacts.REGION, county());
        facts.put(CommonFacts.URGENCY, Urgency.NORMAL.code());
        facts.put(CommonFacts.MINOR, true);
        facts.put(CommonFacts.AGE_GROUP, "minor");
        facts.put(CommonFacts.AGE_YEARS, 12L);
        facts.put(CommonFacts.SEX, "female");
        return facts;
    }
}
