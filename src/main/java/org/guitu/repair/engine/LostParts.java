package org.guitu.repair.engine;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.guitu.gate.net.Kind;
import org.guitu.gate.net.Node;
import org.guitu.repair.Fault;
import org.guitu.repair.FaultKind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Versions with running instances whose forms, tables or called processes are there no more, and the cases that still come there. */
@Component
class LostParts {

    private static final String RUNNING =
            "select distinct e.proc_def_id_ from act_ru_execution e where e.parent_id_ is null";

    private static final String PLACES =
            """
            select e.id_ as subject, e.act_id_ as element, coalesce(a.start_time_, h.start_time_) as since, i.business_key_, i.tenant_id_,
                i.id_ as instance, d.id_ as definition, d.key_, d.version_
            from act_ru_execution e join act_ru_execution i on i.id_ = e.proc_inst_id_ join act_re_procdef d on d.id_ = i.proc_def_id_
            left join act_hi_actinst a on a.id_ = e.act_inst_id_ join act_hi_procinst h on h.id_ = i.id_
            where d.id_ = ? and e.act_id_ is not null
                and not exists (select from act_ru_execution c where c.parent_id_ = e.id_ and c.act_id_ is not null)""";

    private final JdbcClient database;
    private final RepositoryService repository;
    private final Models models;

    LostParts(JdbcClient database, RepositoryService repository, Models models) {
        this.database = database;
        this.repository = repository;
        this.models = models;
    }

    List<Fault> all() {
        return database.sql(RUNNING).query(String.class).list().stream()
                .flatMap(this::of)
                .toList();
    }

    private Stream<Fault> of(String definition) {
        var lost = models.of(definition).net().nodes().stream()
                .filter(node -> what(definition, node).isPresent())
                .toList();
        return lost.isEmpty()
                ? Stream.empty()
                : database
                        .sql(PLACES)
                        .param(definition)
                        .query((row, line) -> {
                            var ahead = Models.ahead(models.of(definition).net(), row.getString("element"));
                            var missing = new TreeSet<String>();
                            lost.stream()
                                    .filter(ahead::contains)
                                    .forEach(node ->
                                            missing.add(what(definition, node).orElseThrow()));
                            return missing.isEmpty()
                                    ? Optional.<Fault>empty()
                                    : Optional.of(FaultRow.read(row, FaultKind.MODEL_LACKS, String.join(" ", missing)));
                        })
                        .list()
                        .stream()
                        .flatMap(Optional::stream);
    }

    /** What the node needs and nobody has any more. */
    private Optional<String> what(String definition, Node node) {
        if (node.kind() == Kind.CALL
                && isGone(node.called(), models.newest(node.called()).isPresent())) {
            return Optional.of(node.called() + ".bpmn");
        }
        if (node.kind() == Kind.DECISION && isGone(node.decision(), isTable(node.decision()))) {
            return Optional.of(node.decision() + ".dmn");
        }
        return node.kind() == Kind.USER_TASK
                        && isGone(node.form(), models.of(definition).form(node).isPresent() || isForm(node.form()))
                ? Optional.of(node.form() + ".form")
                : Optional.empty();
    }

    private static boolean isGone(String named, boolean found) {
        return !named.isEmpty() && !named.contains("${") && !found;
    }

    private boolean isTable(String decision) {
        return repository
                        .createDecisionDefinitionQuery()
                        .decisionDefinitionKey(decision)
                        .count()
                > 0;
    }

    private boolean isForm(String form) {
        return database.sql("select exists (select from act_re_camformdef where key_ = ?)")
                .param(form)
                .query(Boolean.class)
                .single();
    }
}
