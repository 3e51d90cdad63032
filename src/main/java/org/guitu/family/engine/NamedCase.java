package org.guitu.family.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.guitu.casefile.CaseNumber;
import org.guitu.casefile.ClosedCases;
import org.guitu.casefile.Dossier;
import org.guitu.casefile.ReportStore;
import org.guitu.family.CaseLinks;
import org.springframework.stereotype.Component;

/**
 * What is true of the case whose number somebody types as that of a relative: facts for the rules of the form, which say what is refused.
 *
 * <p>{@code familyCaseState}: {@code no-number}; {@code unknown}, there is no such case; {@code same}, it is the case at hand;
 * {@code open}; {@code closed}; {@code deidentified}; {@code too-many}, the person asks about too many cases of elsewhere. {@code familyCaseNear}: a region of the person's handles it, or it came of the same
 * report. {@code familyCaseRegion}: the region that handles it. {@code familyCaseLinked}: it is linked to the case at hand already.
 */
@Component
final class NamedCase {

    static final String STATE = "familyCaseState";
    static final String NEAR = "familyCaseNear";
    static final String REGION = "familyCaseRegion";
    static final String LINKED = "familyCaseLinked";
    static final Set<String> FACTS = Set.of(STATE, NEAR, REGION, LINKED);

    private final Dossier dossier;
    private final ClosedCases closedCases;
    private final ReportStore reports;
    private final CaseLinks links;
    private final AskedNumbers asked;

    NamedCase(Dossier dossier, ClosedCases closedCases, ReportStore reports, CaseLinks links, AskedNumbers asked) {
        this.dossier = dossier;
        this.closedCases = closedCases;
        this.reports = reports;
        this.links = links;
        this.asked = asked;
    }

    /**
     * @param report the number of the report that the case at hand comes of, as it was typed; {@code null} where it comes of none
     * @param own the case at hand; empty where the form opens it
     */
    Map<String, Object> facts(String typed, String report, Optional<CaseNumber> own, Authentication person) {
        var facts = new HashMap<String, Object>();
        facts.put(NEAR, false);
        facts.put(LINKED, false);
        var number = CaseNumber.find(typed);
        var region = number.filter(reports::isCase).flatMap(dossier::regionOf);
        facts.put(REGION, region.orElse(null));
        facts.put(STATE, number.isEmpty() ? none(typed) : region.isEmpty() ? "unknown" : state(number.get(), own));
        if (region.isPresent()) {
            facts.put(NEAR, isOf(person, region.get()) || cameOf(report, number.get()));
            own.ifPresent(
                    one -> facts.put(LINKED, links.relation(number.get(), one).isPresent()));
        }
        boolean elsewhere = number.isPresent() && facts.get(NEAR).equals(false) && !own.equals(number);
        if (elsewhere && !asked.mayBeTold(person.getUserId(), number.get())) {
            facts.put(STATE, "too-many");
            facts.put(LINKED, false);
            facts.put(REGION, null);
        }
        return facts;
    }

    private static String none(String typed) {
        return CaseNumber.isMistyped(typed) ? "mistyped" : "no-number";
    }

    private String state(CaseNumber number, Optional<CaseNumber> own) {
        if (own.equals(Optional.of(number))) {
            return "same";
        }
        if (closedCases.deidentifiedAt(number).isPresent()) {
            return "deidentified";
        }
        return closedCases.isClosed(number) ? "closed" : "open";
    }

    private static boolean isOf(Authentication person, String region) {
        return Objects.requireNonNullElse(person.getTenantIds(), List.of()).contains(region);
    }

    private boolean cameOf(String report, CaseNumber number) {
        return CaseNumber.find(report)
                .filter(from -> reports.casesOf(from).contains(number))
                .isPresent();
    }
}
