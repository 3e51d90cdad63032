package org.guitu.family.engine;

import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.guitu.casefile.CaseNumber;
import org.guitu.engine.access.People;
import org.guitu.family.CaseLinks;
import org.guitu.family.FamilyMember;
import org.guitu.family.LinkedCase;
import org.springframework.stereotype.Component;

/** The family of a case as somebody may know of it. To be called within a command of the engine. */
@Component
final class FamilyView {

    private final CaseLinks links;
    private final FamilySight sight;
    private final CaseStand stand;
    private final People people;

    FamilyView(CaseLinks links, FamilySight sight, CaseStand stand, People people) {
        this.links = links;
        this.sight = sight;
        this.stand = stand;
        this.people = people;
    }

    List<FamilyMember> of(CaseNumber caseNumber, Authentication reader) {
        return of(links.linkedTo(caseNumber), reader);
    }

    List<FamilyMember> of(List<LinkedCase> family, Authentication reader) {
        return family.stream()
                .map(linked -> new FamilyMember(
                        linked.number(),
                        linked.relation().zh() + (linked.supposed() ? "（推定）" : ""),
                        sight.opens(linked.number(), linked.region(), reader)
                                ? Optional.of(stand.words(linked, people.departmentsOf(reader)))
                                : Optional.empty()))
                .toList();
    }
}
