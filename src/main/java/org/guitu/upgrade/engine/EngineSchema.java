package org.guitu.upgrade.engine;

import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.jdbc.core.simple.JdbcClient;

/** For which version of the engine its tables are, without starting it. */
public final class EngineSchema {

    private EngineSchema() {}

    /** That of this program, such as {@code 7.24}. */
    public static String ofProgram() {
        return shortened(ProcessEngine.class.getPackage().getImplementationVersion());
    }

    /** That of a database; empty when the engine has no tables there. */
    public static Optional<String> of(JdbcClient database) {
        boolean any = database.sql("select to_regclass('act_ge_schema_log') is not null")
                .query(Boolean.class)
                .single();
        return any
                ? database.sql("select version_ from act_ge_schema_log order by timestamp_ desc, id_ desc limit 1")
                        .query(String.class)
                        .optional()
                        .map(EngineSchema::shortened)
                : Optional.empty();
    }

    /** Patches of one version share its tables. */
    private static String shortened(String version) {
        return version.replaceFirst("^(\\d+\\.\\d+).*", "$1");
    }
}
