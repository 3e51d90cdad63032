package org.guitu.testing;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/** No account has been told of a possible case yet, or has tried out anything: else one test's registrations would be another's limit. */
final class NobodyTold implements TestExecutionListener {

    @Override
    public void beforeTestMethod(TestContext test) {
        test.getApplicationContext()
                .getBean(JdbcClient.class)
                .sql("delete from guitu.case_told")
                .update();
    }
}
