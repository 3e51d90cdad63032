package org.guitu.gate.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.guitu.engine.expression.LiveFacts;
import org.guitu.engine.expression.NamedFact;
import org.guitu.testing.GuituTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The gate knows all names that the features offer to models. */
@GuituTest
class ProgramFactsTest {

    @Autowired
    private List<NamedFact> named;

    @Autowired
    private LiveFacts live;

    @Test
    void everyNameThatAFeatureOffersIsKnownAndNoOther() {
        assertThat(named).extracting(NamedFact::name).containsExactlyInAnyOrderElementsOf(ProgramFacts.NAMED);
        assertThat(live.names()).allMatch(ProgramFacts::isOffered);
    }
}
