package org.guitu.startup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import org.guitu.catalogue.ProviderKind;
import org.guitu.provider.Provider;
import org.guitu.provider.Providers;
import org.guitu.provider.engine.NewEntries;
import org.guitu.testing.GuituTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Tests run without the directory of the demo, which would stand in their lists: here it is entered and taken back. */
@GuituTest
class DemoDirectoryTest {

    @Autowired
    private NewEntries entries;

    @Autowired
    private Providers providers;

    @Autowired
    private InstantSource clock;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void whoStartsTheDemoHasSomebodyOfEveryKindToChoose() {
        transaction.executeWithoutResult(status -> {
            new DemoDirectory(entries, providers, clock).enter();
            assertThat(providers.in(DemoAccounts.COUNTIES))
                    .extracting(Provider::kind)
                    .contains(ProviderKind.values());
            status.setRollbackOnly();
        });
    }
}
