package org.guitu.family.engine;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.guitu.casefile.Dossier;
import org.guitu.catalogue.KnownName;
import org.guitu.family.LinkedCase;
import org.springframework.stereotype.Component;

/** Who is responsible already for somebody of the family in a region, so that one person looks after them all where possible. */
@Component
final class FamilyOfficer {

    private static final String QUESTION = KnownName.RESPONSIBLE_OFFICER.id();

    private final Dossier dossier;
    private final FamilySight sight;

    FamilyOfficer(Dossier dossier, FamilySight sight) {
        this.dossier = dossier;
        this.sight = sight;
    }

    /** @param of for whom he or she is responsible, in words */
    record Found(String name, String of) {}

    /** Close kin come first; empty where the reader may see none of the cases that have one. */
    Optional<Found> of(List<LinkedCase> family, String region, Authentication reader) {
        return family.stream()
                .filter(linked -> linked.open() && linked.region().equals(region))
                .sorted(Comparator.comparing(linked -> !linked.relation().isCloseKin()))
                .filter(linked -> sight.opens(linked.number(), linked.region(), reader))
                .flatMap(linked -> officer(linked).stream())
                .findFirst();
    }

    private Optional<Found> officer(LinkedCase linked) {
        return Optional.ofNullable(
                        dossier.latest(linked.number(), List.of(QUESTION)).get(QUESTION))
                .map(name -> new Found(
                        (String) name,
                        "%s（%s，个案 %s）".formatted(name, linked.relation().zh(), linked.number())));
    }
}
