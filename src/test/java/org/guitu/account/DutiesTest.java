package org.guitu.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.guitu.office.Directory;
import org.guitu.office.Role;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which groups and regions one account may have together: every pair there is. */
class DutiesTest {

    private static final Map<String, Integer> DUTY = Map.of(
            Role.CASEWORKER.id(),
            1,
            Role.SUPERVISOR.id(),
            1,
            Role.ADMINISTRATOR.id(),
            2,
            Duties.ENGINE_ADMINISTRATORS,
            2,
            Role.AUDITOR.id(),
            3);

    static Stream<Arguments> pairs() {
        return DUTY.keySet().stream().flatMap(one -> DUTY.keySet().stream().map(other -> Arguments.of(one, other)));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void rolesOfDifferentDutiesExcludeEachOther(String one, String other) {
        assertThat(Duties.conflict(List.of(one, other), List.of()).isPresent())
                .isEqualTo(!DUTY.get(one).equals(DUTY.get(other)));
    }

    static Stream<Arguments> departments() {
        return DUTY.keySet().stream().flatMap(role -> Directory.packaged().departments().stream()
                .map(department -> Arguments.of(role, department.id())));
    }

    @ParameterizedTest
    @MethodSource("departments")
    void whoKeepsAccountsOrReadsTheTrailHasNoOfficeThatWorksOnCases(String role, String department) {
        var groups = new ArrayList<>(List.of(role, department));
        assertThat(Duties.conflict(groups, List.of()).isPresent())
                .isEqualTo(DUTY.get(role) != 1 && !department.equals(Duties.NO_OFFICE));
    }

    static Stream<String> roles() {
        return DUTY.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("roles")
    void norARegion(String role) {
        assertThat(Duties.conflict(List.of(role), List.of("350404")).isPresent())
                .isEqualTo(DUTY.get(role) != 1);
    }
}
