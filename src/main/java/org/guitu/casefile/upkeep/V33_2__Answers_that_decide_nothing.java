package org.guitu.casefile.upkeep;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.guitu.casefile.AnswerPlace;
import org.guitu.casefile.CaseNumber;
import org.guitu.casefile.crypto.ValueCipher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;

/**
 * Answers that no process decides by were variables of the engine once, in clear. They come into the dossier, each to what was recorded
 * in the same step, or to a step of their own; of processes that have ended they then leave the engine, history included. Processes that
 * still run keep theirs until they end ({@link FormerFacts}), because they go on with the forms that they began with.
 */
@Component
class V33_2__Answers_that_decide_nothing extends BaseJavaMigration {

    private final ValueCipher cipher;

    V33_2__Answers_that_decide_nothing(ValueCipher cipher) {
        this.cipher = cipher;
    }

    @Override
    public void migrate(Context context) {
        var database = JdbcClient.create(new SingleConnectionDataSource(context.getConnection(), true));
        engineSchema(database).ifPresent(engine -> {
            nameAnswers(database);
            database.sql("set local search_path = guitu, %s".formatted(engine)).update();
            stepsOfTheirOwn(database);
            database.sql(ANSWERED).query(Answered.class).list().forEach(answer -> keep(database, answer));
            FORGOTTEN.forEach(statement -> database.sql(statement).update());
            database.sql("drop table answer_of_dossier").update();
        });
    }

    /** Where the engine's tables are; empty in a new installation, whose engine has none yet. */
    private static Optional<String> engineSchema(JdbcClient database) {
        return database.sql("select quote_ident(schemaname) from pg_tables where tablename = 'act_hi_taskinst' limit 1")
                .query(String.class)
                .optional();
    }

    private static void nameAnswers(JdbcClient database) {
        database.sql(
                        "create temporary table answer_of_dossier (form varchar(100), field varchar(100), class varchar(20), primary key (form, field))")
                .update();
        FormerFacts.rows().forEach(row -> database.sql("insert into answer_of_dossier values (:values)")
                .param("values", List.of((Object[]) row))
                .update());
    }

    /** Tasks whose form asked for nothing else that was kept: who did them, when and where is the engine's history. */
    private static void stepsOfTheirOwn(JdbcClient database) {
        database.sql(
                        """
                        insert into dossier_entry (case_number, process_instance_id, process_key, task_id, form, form_version, author,
                            department, region, recorded_at)
                        select f.case_number, t.proc_inst_id_, t.proc_def_key_, t.id_, t.task_def_key_,
                            coalesce((select max(form_version) from dossier_entry k where k.form = t.task_def_key_), 1),
                            t.assignee_, d.department, t.tenant_id_, t.end_time_ at time zone current_setting('TimeZone')
                        from act_hi_taskinst t
                        join act_hi_procinst p on p.id_ = t.proc_inst_id_
                        join case_file f on f.case_number = p.business_key_
                        cross join lateral (
                            select m.group_id_ as department from act_id_membership m join act_id_group g on g.id_ = m.group_id_
                            where m.user_id_ = t.assignee_ and g.type_ = 'DEPARTMENT' order by 1 limit 1) d
                        where t.end_time_ is not null and length(t.tenant_id_) = 6
                          and t.task_def_key_ in (select form from answer_of_dossier)
                          and exists (
                            select from act_hi_varinst v join answer_of_dossier a on a.field = v.name_ and a.form = t.task_def_key_
                            where v.proc_inst_id_ = t.proc_inst_id_)
                          and not exists (
                            select from dossier_entry k where k.process_instance_id = t.proc_inst_id_ and k.form = t.task_def_key_)
                        order by t.end_time_""")
                .update();
    }

    private record Answered(String caseNumber, long entry, String form, String field, String dataClass, String value) {}

    /** What the engine knows last of each answer, with the newest step that gave such a one. */
    private static final String ANSWERED =
            """
            select distinct on (v.id_) e.case_number, e.id as entry, e.form, a.field, a.class as data_class,
                case v.var_type_
                    when 'boolean' then case v.long_ when 1 then 'true' else 'false' end
                    when 'string' then to_json(v.text_)::text
                    when 'json' then convert_from(b.bytes_, 'UTF8')
                    else coalesce(v.long_::text, v.double_::text)
                end as value
            from act_hi_varinst v
            join answer_of_dossier a on a.field = v.name_
            join dossier_entry e on e.process_instance_id = v.proc_inst_id_ and e.form = a.form and e.corrects is null
            left join act_ge_bytearray b on b.id_ = v.bytearray_id_
            where v.var_type_ in ('string', 'boolean', 'long', 'integer', 'double', 'json')
              and not exists (select from dossier_value k where k.entry_id = e.id and k.field = a.field)
            order by v.id_, e.id desc""";

    private void keep(JdbcClient database, Answered answer) {
        if (answer.value() == null) {
            return;
        }
        var place = new AnswerPlace(
                new CaseNumber(answer.caseNumber()), answer.entry(), answer.form(), answer.field(), answer.dataClass());
        database.sql(
                        """
                        insert into dossier_value (entry_id, field, class, value) values (:entry, :field, :class, :value)
                        on conflict do nothing""")
                .param("entry", answer.entry())
                .param("field", answer.field())
                .param("class", answer.dataClass())
                .param("value", cipher.seal(answer.value().getBytes(StandardCharsets.UTF_8), place.toString()))
                .update();
    }

    private static final String OF_ENDED =
            """
            name_ in (select field from answer_of_dossier)
            and proc_inst_id_ in (select id_ from act_hi_procinst where end_time_ is not null)
            and exists (
                select from dossier_entry e join dossier_value k on k.entry_id = e.id
                where e.process_instance_id = proc_inst_id_ and k.field = name_)""";

    private static final List<String> FORGOTTEN = List.of(
            "delete from act_ge_bytearray where id_ in (select bytearray_id_ from act_hi_detail where %s)"
                    .formatted(OF_ENDED),
            "delete from act_ge_bytearray where id_ in (select bytearray_id_ from act_hi_varinst where %s)"
                    .formatted(OF_ENDED),
            "delete from act_hi_detail where %s".formatted(OF_ENDED),
            "delete from act_hi_varinst where %s".formatted(OF_ENDED));
}
