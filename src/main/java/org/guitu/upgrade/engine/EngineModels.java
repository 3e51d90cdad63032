package org.guitu.upgrade.engine;

import java.util.List;
import org.guitu.gate.file.ModelFile;
import org.guitu.upgrade.InstalledModels;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads models where the engine keeps them, all with one statement each. */
@Component
class EngineModels implements InstalledModels {

    private static final String NEWEST =
            """
            select distinct on (key_) key_ || '%s' as name, deployment_id_, resource_name_
                from %s where tenant_id_ is null order by key_, version_ desc""";

    private static final String CONTENT =
            """
            select found.name, stored.bytes_ from (%s) found
                join act_ge_bytearray stored
                on stored.deployment_id_ = found.deployment_id_ and stored.name_ = found.resource_name_""";

    private static final String RUNNING =
            """
            select process.key_ || '.bpmn' as name, process.deployment_id_, process.resource_name_
                from act_re_procdef process
                where process.id_ in (select distinct proc_def_id_ from act_ru_execution)""";

    /** The name that the engine's own deployment at a start gave. */
    private static final String EARLIER =
            """
            select regexp_replace(name_, '^.*[/\\\\]', '') as name, bytes_ from act_ge_bytearray
                where deployment_id_ = (select id_ from act_re_deployment
                    where name_ = 'SpringAutoDeployment' order by deploy_time_ desc limit 1)""";

    private final JdbcClient database;

    EngineModels(JdbcClient database) {
        this.database = database;
    }

    @Override
    public List<ModelFile> newest() {
        return read(CONTENT.formatted(String.join(
                " union all ",
                "(%s)".formatted(NEWEST.formatted(".bpmn", "act_re_procdef")),
                "(%s)".formatted(NEWEST.formatted(".dmn", "act_re_decision_def")),
                "(%s)".formatted(NEWEST.formatted(".form", "act_re_camformdef")))));
    }

    @Override
    public List<ModelFile> running() {
        return read(CONTENT.formatted(RUNNING));
    }

    @Override
    public List<ModelFile> ofEarlierRelease() {
        return read(EARLIER);
    }

    private List<ModelFile> read(String statement) {
        return database.sql(statement)
                .query((row, number) -> new ModelFile(row.getString("name"), row.getBytes("bytes_")))
                .list();
    }
}
