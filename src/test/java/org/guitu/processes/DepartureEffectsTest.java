package org.guitu.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guitu.processes.ProcessTest.facts;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which services end when a person has left, and which go on although she or he is far away. */
class DepartureEffectsTest {

    private static final DecisionTable TABLE = new DecisionTable("departure-effects");
    private static final Set<String> GO_ON = Set.of("legal-aid", "judicial-aid");

    private static List<Object> endings(String wayOut) {
        return TABLE.ask(facts("wayOut", wayOut)).stream()
                .map(row -> row.get("ending"))
                .toList();
    }

    @Test
    void aPupilWhoGoesToAnotherProvinceIsHandedOnByTheSchoolFirst() {
        assertThat(endings("other-province")).contains("employment").doesNotContain("schooling");
        assertThat(endings("abroad")).contains("schooling");
    }

    @Test
    void theLawDoesNotStopAtTheBorder() {
        for (String way : List.of("abroad", "other-province")) {
            assertThat(endings(way)).doesNotContainAnyElementsOf(GO_ON);
        }
    }

    /** Except the way home itself, and medical care, which is stopped by a name of its own. */
    @Test
    void everyServiceOfTheCatalogueIsDecided() {
        var decided = new ArrayList<Object>(endings("abroad"));
        decided.addAll(GO_ON);
        decided.replaceAll(service -> "medical-care".equals(service) ? "medical" : service);
        decided.add("return-home");
        var services = new DecisionTable("service-catalogue").rows();
        assertThat(decided).containsExactlyInAnyOrderElementsOf(services);
    }

    @Test
    void everyRowIsTested() {
        var hit = new HashSet<String>();
        for (String way : List.of("abroad", "other-province")) {
            endings(way);
            hit.addAll(TABLE.hit());
        }
        assertThat(hit).containsExactlyInAnyOrderElementsOf(TABLE.rows());
    }
}
