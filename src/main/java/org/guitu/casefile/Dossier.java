package org.guitu.casefile;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.guitu.casefile.AnswerPlace.Origin;
import org.guitu.casefile.crypto.ChainMac;
import org.guitu.casefile.seal.EntrySeal;
import org.guitu.casefile.trait.Trait;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.DependsOn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The record of what was done for whom. It holds what the engine must not: everything personal that forms collect, each answer
 * encrypted.
 *
 * <p>Entries are only ever added; a correction is an entry that stands in for another. Every method works in the caller's
 * transaction, which must be one.
 */
@Component
@DependsOn("keyCheck")
public class Dossier {

    /** What somebody started in a case that her or his office does not work on is no work of that office. */
    private static final String BY_OFFICE = " and (task_id is not null or not exists"
            + " (select 1 from guitu.stated_ground where instance_id = process_instance_id))";

    private final JdbcClient database;
    private final CaseFiles files;
    private final SealedAnswers answers;
    private final PersonIndex index;
    private final ApplicationEventPublisher events;
    private final ChainMac macs;
    private final Corrections corrections;

    Dossier(
            JdbcClient database,
            CaseFiles files,
            SealedAnswers answers,
            PersonIndex index,
            ApplicationEventPublisher events,
            ChainMac macs) {
        this.database = database;
        this.files = files;
        this.answers = answers;
        this.index = index;
        this.events = events;
        this.macs = macs;
        this.corrections = new Corrections(database);
    }

    /**
     * Opens a case and gives it the next number of its region and year.
     *
     * <p>Cases of one region opened at the same time wait for each other until the earlier one is committed, so that no number is
     * given twice.
     *
     * @param region a region's code
     */
    public CaseNumber open(String region, Instant now) {
        return files.open(CaseFiles.Kind.CASE, region, now);
    }

    /** Opens the file of a report: the same, but no case yet. Its number is no case's. */
    public CaseNumber openReport(String region, Instant now) {
        return files.open(CaseFiles.Kind.REPORT, region, now);
    }

    /** Opens the file of a provider, which is no case either. */
    public CaseNumber openProvider(String region, Instant now) {
        return files.open(CaseFiles.Kind.PROVIDER, region, now);
    }

    /** Opens the file of an incident in which personal data may have come to strangers: of many cases or none, and no case itself. */
    public CaseNumber openIncident(String region, Instant now) {
        return files.open(CaseFiles.Kind.INCIDENT, region, now);
    }

    /** The region that handles the case; empty when there is no such case. */
    public Optional<String> regionOf(CaseNumber caseNumber) {
        return database.sql("select region from guitu.case_file where case_number = :case")
                .param("case", caseNumber.value())
                .query(String.class)
                .optional();
    }

    /** The process instance that is the journey of the case now; empty when no instance has opened it. */
    public Optional<String> journeyOf(CaseNumber caseNumber) {
        return database.sql("select opened_by from guitu.case_file where case_number = :case and opened_by is not null")
                .param("case", caseNumber.value())
                .query(String.class)
                .optional();
    }

    /** Whoever does the same for this case waits until the transaction at hand is over: what is looked up next stays true. */
    public void lock(CaseNumber caseNumber) {
        lockedRegionOf(caseNumber).orElseThrow();
    }

    /** The same for a case that may not be there: the region that handles it, and goes on to until the transaction is over. */
    public Optional<String> lockedRegionOf(CaseNumber caseNumber) {
        return database.sql("select region from guitu.case_file where case_number = :case for no key update")
                .param("case", caseNumber.value())
                .query(String.class)
                .optional();
    }

    /** A department in one region. */
    public record Office(String department, String region) {}

    /**
     * Those that recorded something of the person in the case, by more than how a step was done, and know whom it is about.
     *
     * @param otherThan the key of a process in which the person stays unknown
     */
    public List<Office> authors(CaseNumber caseNumber, String otherThan) {
        return database.sql(
                        """
                        select distinct department, region from guitu.dossier_entry
                        where case_number = :case and process_key <> :process and exists (
                            select 1 from guitu.dossier_value v where v.entry_id = dossier_entry.id and v.class <> 'record')"""
                                + BY_OFFICE)
                .param("case", caseNumber.value())
                .param("process", otherThan)
                .query((row, number) -> new Office(row.getString("department"), row.getString("region")))
                .list();
    }

    /** Whether somebody has corrected something of the case since then, or added or withdrawn a document. */
    public boolean hasAdded(String author, CaseNumber caseNumber, Instant since) {
        return database.sql(
                        """
                        select exists (select 1 from guitu.dossier_entry
                                where case_number = :case and author = :author and recorded_at >= :since and corrects is not null)
                            or exists (select 1 from guitu.document
                                where case_number = :case and author = :author and added_at >= :since)
                            or exists (select 1 from guitu.document_withdrawal w join guitu.document d on d.id = w.document_id
                                where d.case_number = :case and w.author = :author and w.withdrawn_at >= :since)""")
                .param("case", caseNumber.value())
                .param("author", author)
                .param("since", Timestamp.from(since))
                .query(Boolean.class)
                .single();
    }

    /** That something was recorded by that form of that process. */
    public record Contribution(String process, String form) {}

    /** By what those departments of a region have recorded something in the case. */
    public List<Contribution> contributions(CaseNumber caseNumber, String region, Collection<String> departments) {
        return departments.isEmpty()
                ? List.of()
                : database.sql(
                                """
                        select distinct process_key, form from guitu.dossier_entry
                        where case_number = :case and region = :region and department in (:departments)""")
                        .param("case", caseNumber.value())
                        .param("region", region)
                        .param("departments", departments)
                        .query((row, number) -> new Contribution(row.getString("process_key"), row.getString("form")))
                        .list();
    }

    /** Those that recorded something in the case, by more than starting something on a stated ground. */
    public List<Office> offices(CaseNumber caseNumber) {
        return database.sql("select distinct department, region from guitu.dossier_entry where case_number = :case"
                        + BY_OFFICE)
                .param("case", caseNumber.value())
                .query((row, number) -> new Office(row.getString("department"), row.getString("region")))
                .list();
    }

    /**
     * Adds an entry with its answers.
     *
     * @return the entry's number
     */
    public long add(DossierEntry entry) {
        return add(entry, null);
    }

    /**
     * Adds an entry that stands in for an earlier one of the same case and form. What the earlier one said remains, and counts no
     * more for the answers that the correction gives; a newer answer to the same question still counts before both.
     *
     * @param entry the number of the entry that was wrong
     * @param reason why, in words for whoever reads the dossier
     * @param correction only the answers that change
     * @return the correction's number
     * @throws IllegalArgumentException when there is no such entry of that case and form, or no reason, or nothing to change
     */
    public long correct(long entry, String reason, DossierEntry correction) {
        return add(corrections.prepare(entry, reason, correction), corrections.first(entry));
    }

    private long add(DossierEntry entry, Long corrects) {
        long id = database.sql(
                        """
                        insert into guitu.dossier_entry (case_number, process_instance_id, process_key, task_id, form, form_version,
                            author, department, region, recorded_at, corrects)
                        values (:case, :instance, :process, :task, :form, :version, :author, :department, :region, :at, :corrects)
                        returning id""")
                .param("case", entry.caseNumber().value())
                .param("instance", entry.instance())
                .param("process", entry.process())
                .param("task", entry.task())
                .param("form", entry.form())
                .param("version", entry.formVersion())
                .param("author", entry.author())
                .param("department", entry.department())
                .param("region", entry.region())
                .param("at", Timestamp.from(entry.recordedAt().truncatedTo(ChronoUnit.MICROS)))
                .param("corrects", corrects)
                .query(Long.class)
                .single();
        addAnswers(entry, id);
        seal(entry, id, corrects);
        if (entry.answers().values().stream().anyMatch(answer -> answer.trait().isPresent())) {
            events.publishEvent(new TraitsLearnt(entry.caseNumber(), index.refresh(entry.caseNumber())));
        }
        events.publishEvent(new AnswersRecorded(
                entry.caseNumber(),
                entry.instance(),
                entry.author(),
                corrects != null,
                Set.copyOf(entry.answers().keySet())));
        return id;
    }

    private void addAnswers(DossierEntry entry, long id) {
        var rows = new ArrayList<Object[]>();
        entry.answers().forEach((field, answer) -> {
            var place = new AnswerPlace(entry.caseNumber(), id, entry.form(), field, answer.dataClass());
            rows.add(new Object[] {
                id, field, answer.dataClass(), answer.trait().map(Trait::code).orElse(null), answers.seal(place, answer)
            });
        });
        if (!rows.isEmpty()) {
            database.sql("insert into guitu.dossier_value (entry_id, field, class, trait, value) values :rows")
                    .param("rows", rows)
                    .update();
        }
    }

    /** So that no answer of the entry, nor who recorded it and when, can be changed, added or taken away by writing to the database. */
    private void seal(DossierEntry entry, long id, Long corrects) {
        var given = new TreeMap<String, EntrySeal.Value>();
        entry.answers()
                .forEach((field, answer) -> given.put(
                        field,
                        new EntrySeal.Value(
                                answer.dataClass(),
                                answer.trait().map(Trait::code).orElse(null),
                                true,
                                SealedAnswers.written(answer.value()))));
        var seal = EntrySeal.of(
                new EntrySeal.Entry(
                        id,
                        entry.caseNumber().value(),
                        entry.instance(),
                        entry.process(),
                        entry.task(),
                        entry.form(),
                        entry.formVersion(),
                        entry.author(),
                        entry.department(),
                        entry.region(),
                        entry.recordedAt().truncatedTo(ChronoUnit.MICROS),
                        corrects),
                given,
                macs);
        database.sql("insert into guitu.entry_seal (entry_id, key, content, mac) values (?, ?, ?, ?)")
                .params(id, seal.key(), seal.content(), seal.mac())
                .update();
    }

    /** The latest answers that the case has for these fields; none for those never answered. */
    public Map<String, Object> latest(CaseNumber caseNumber, Collection<String> fields) {
        return latest(List.of(caseNumber), fields).getOrDefault(caseNumber, new HashMap<>());
    }

    /** The same of many files at once: the answers of each that has some. */
    public Map<CaseNumber, Map<String, Object>> latest(Collection<CaseNumber> files, Collection<String> fields) {
        return latest(files, fields, "", Map.of(), any -> true);
    }

    /** The same of one case, of what its reader may see: what was answered last and may not be read is neither decrypted nor given. */
    public Map<String, Object> latest(CaseNumber caseNumber, Collection<String> fields, Predicate<Origin> readable) {
        return latest(List.of(caseNumber), fields, "", Map.of(), readable).getOrDefault(caseNumber, new HashMap<>());
    }

    /** The same of one case, of what was answered in these process instances alone. */
    public Map<String, Object> latest(
            CaseNumber caseNumber, Collection<String> fields, Collection<String> processInstances) {
        return latest(caseNumber, fields, processInstances, any -> true);
    }

    /** The same of what its reader may see. */
    public Map<String, Object> latest(
            CaseNumber caseNumber,
            Collection<String> fields,
            Collection<String> processInstances,
            Predicate<Origin> readable) {
        return processInstances.isEmpty()
                ? new HashMap<>()
                : latest(
                                List.of(caseNumber),
                                fields,
                                "and e.process_instance_id in (:instances)",
                                Map.of("instances", processInstances),
                                readable)
                        .getOrDefault(caseNumber, new HashMap<>());
    }

    private Map<CaseNumber, Map<String, Object>> latest(
            Collection<CaseNumber> files,
            Collection<String> fields,
            String condition,
            Map<String, ?> parameters,
            Predicate<Origin> readable) {
        var latest = new HashMap<CaseNumber, Map<String, Object>>();
        if (files.isEmpty() || fields.isEmpty()) {
            return latest;
        }
        database.sql(
                        """
                        select distinct on (e.case_number, v.field) v.entry_id, v.field, v.class, v.value, e.case_number, e.form
                        from guitu.dossier_value v join guitu.dossier_entry e on e.id = v.entry_id
                        where e.case_number in (:files) and v.field in (:fields) %s
                        order by e.case_number, v.field, coalesce(e.corrects, e.id) desc, e.id desc"""
                                .formatted(condition))
                .param("files", files.stream().map(CaseNumber::value).toList())
                .param("fields", fields)
                .params(parameters)
                .query(row -> {
                    var answer = readable.test(SealedAnswers.place(row).origin()) ? answers.open(row) : null;
                    if (answer != null) {
                        latest.computeIfAbsent(new CaseNumber(row.getString("case_number")), file -> new HashMap<>())
                                .put(row.getString("field"), answer);
                    }
                });
        return latest;
    }

    /** Whether that person has ever submitted that form in that process instance, whatever it was called by then. */
    public boolean hasSubmitted(String person, String form, String processInstance) {
        return database.sql(
                        """
                        select exists (select 1 from guitu.dossier_entry
                            where process_instance_id = :instance and author = :person
                                and form in (select :form union all select was from guitu.step_before
                                    where process_instance_id = :instance and step = :form))""")
                .param("instance", processInstance)
                .param("form", form)
                .param("person", person)
                .query(Boolean.class)
                .single();
    }
}
