package org.guitu.mycases.engine;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.guitu.casefile.CaseNumber;
import org.guitu.casefile.Dossier;
import org.guitu.catalogue.KnownName;
import org.guitu.engine.Instances;
import org.guitu.engine.access.People;
import org.springframework.stereotype.Component;

/**
 * For which cases somebody is responsible: civil affairs write the officer's name into the dossier, and it is compared with that of the
 * account. It is the system that reads. To be called within a command of the engine.
 */
@Component
class OfficersCases {

    private static final String OFFICER = KnownName.RESPONSIBLE_OFFICER.id();

    private final Dossier dossier;
    private final People people;

    OfficersCases(Dossier dossier, People people) {
        this.dossier = dossier;
        this.people = people;
    }

    /** Those of these cases. */
    List<CaseNumber> among(Collection<CaseNumber> cases, Authentication person) {
        if (!people.departmentsOf(person).contains(KnownName.CIVIL_AFFAIRS.id())) {
            return List.of();
        }
        var name = nameOf(person);
        return dossier.latest(cases, List.of(OFFICER)).entrySet().stream()
                .filter(named -> Objects.equals(named.getValue().get(OFFICER), name))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static String nameOf(Authentication person) {
        User account = Instances.inAllRegions(() -> Context.getProcessEngineConfiguration()
                .getIdentityService()
                .createUserQuery()
                .userId(person.getUserId())
                .singleResult());
        return account.getFirstName();
    }
}
