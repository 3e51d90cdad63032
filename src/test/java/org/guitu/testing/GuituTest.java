package org.guitu.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestExecutionListeners;
import org.springframework.test.context.support.DependencyInjectionTestExecutionListener;

/**
 * A test on the whole application: real PostgreSQL, an HTTP port, the demo accounts. All such tests of one process share one running
 * application; jobs run only when a test runs them.
 *
 * <p>Each process has a data folder of its own, so that several work side by side.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "guitu.data-folder=target/test-data/${guitu.test-process:alone}",
            "guitu.durable=false",
            "guitu.demo-directory=false",
            "guitu.metrics.port=${random.int(20000,29999)}",
            // Tests have no registry unless they ask for it.
            "management.prometheus.metrics.export.enabled=true",
            "guitu.test-provider=true",
            "camunda.bpm.job-execution.enabled=false"
        })
@ContextConfiguration(initializers = EmptyDataFolder.class)
@TestExecutionListeners({DependencyInjectionTestExecutionListener.class, NobodyTold.class, OwnTokens.class})
@Import({PhoneCodes.class, QuickPasswords.class, PassedNodes.class, Statements.class})
public @interface GuituTest {}
