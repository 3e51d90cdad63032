package org.guitu;

import static org.assertj.core.api.Assertions.assertThat;

import org.camunda.bpm.engine.IdentityService;
import org.guitu.testing.GuituTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@GuituTest
class ApplicationTest {

    @Autowired
    private IdentityService identities;

    @Test
    void theFirstStartMakesRegionsDepartmentsAndPeople() {
        assertThat(identities.createTenantQuery().count()).isEqualTo(94);
        assertThat(identities.createGroupQuery().groupType("DEPARTMENT").count())
                .isEqualTo(37);
        assertThat(identities.checkPassword("police-350404", "guitu")).isTrue();
        assertThat(identities.checkPassword("police-350404", "wrong")).isFalse();
    }
}
