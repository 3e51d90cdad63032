package org.guitu.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.Period;
import java.util.ArrayList;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.guitu.audit.chain.ChainBreak;
import org.guitu.audit.chain.LastCheck;
import org.guitu.casefile.CaseFiles;
import org.guitu.casefile.CaseNumber;
import org.guitu.casefile.ClosedCases;
import org.guitu.casefile.Dossier;
import org.guitu.casefile.DossierEntry;
import org.guitu.casefile.DossierEntry.Answer;
import org.guitu.casefile.ReceiptStore;
import org.guitu.casefile.Timeline;
import org.guitu.casefile.document.DocumentStore;
import org.guitu.casefile.trait.Trait;
import org.guitu.casefile.upkeep.Deidentification;
import org.guitu.office.China;
import org.guitu.testing.GuituTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Thirty years after an adult's case was closed, nobody can tell any more whose it was; that it was one stays. */
@GuituTest
class DeidentificationTest {

    private static final String ID_NUMBER = "350404190001010014";
    private static final Map<String, Object> ADULT = Map.of("minor", false, "identityState", "confirmed");

    @Autowired
    private DeidentifyDueCases deidentifier;

    @Autowired
    private Deidentification deidentification;

    @Autowired
    private DueCaseFinder dueCases;

    @Autowired
    private Dossier dossier;

    @Autowired
    private DocumentStore documents;

    @Autowired
    private CaseFiles files;

    @Autowired
    private ClosedCases closedCases;

    @Autowired
    private Timeline timeline;

    @Autowired
    private RuntimeService engine;

    @Autowired
    private JdbcClient database;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private InstantSource clock;

    @AfterEach
    void resetClock() {
        ClockUtil.reset();
    }

    @Test
    void takesThePersonOutAndLeavesWhoDidWhatWhen() {
        var number = closedCase("closed", ADULT);
        var value = database.sql(
                        "select value from guitu.dossier_value v join guitu.dossier_entry e on e.id = v.entry_id where e.case_number = :case and field = 'idNumber'")
                .param("case", number.value())
                .query(byte[].class)
                .single();
        assertThat(tablesWith(value)).containsExactly("guitu.dossier_value");
        passYears(30);
        assertThat(deidentifier.run()).isPositive();
        assertThat(closedCases.deidentifiedAt(number)).contains(clock.instant());
        assertThat(tablesWith(value)).isEmpty();
        assertThat(rows("person_index", number)).isZero();
        assertThat(timeline.of(number, (step, origin) -> true)).singleElement().satisfies(step -> {
            assertThat(step.content()).isEmpty();
            assertThat(step.author()).isEqualTo("police-350404");
        });
        assertThat(database.sql(
                                "select outcome || ' ' || (period_facts ->> 'minor') from guitu.case_file where case_number = :case")
                        .param("case", number.value())
                        .query(String.class)
                        .single())
                .isEqualTo("closed false");
        assertThat(events(number)).containsExactly("保存期满，删除个人信息 2 项、文件 0 份、检索索引 8 条");
        deidentifier.run();
        assertThat(events(number)).as("once").hasSize(1);
        assertThatThrownBy(() -> add(number)).hasMessageContaining("is de-identified");
    }

    /** Neither the missing answers nor the entries that stay look tampered with. */
    @Test
    void theAuditChainSaysThatItWasMeant(@Autowired LastCheck check) {
        var number = closedCase("closed", ADULT);
        passYears(30);
        deidentifier.run();
        assertThat(rows("person_index", number)).isZero();
        var entries = database.sql("select id from guitu.dossier_entry where case_number = :case")
                .param("case", number.value())
                .query(Long.class)
                .list();
        assertThat(entries).isNotEmpty();
        assertThat(check.runWhole().breaks()).extracting(ChainBreak::entry).doesNotContainAnyElementsOf(entries);
    }

    @Test
    void takesTheDocumentsOut() throws Exception {
        var number = closedCase("closed", ADULT);
        try (var draft = documents.draft(
                number, "identity", new ByteArrayInputStream("%PDF-1.7 示例".getBytes(StandardCharsets.UTF_8)))) {
            transaction.executeWithoutResult(
                    status -> documents.add(draft, "示例证明", "police-350404", "police", "350404", clock.instant()));
        }
        var document = documents.of(number, any -> true).get(0);
        transaction.executeWithoutResult(
                status -> documents.withdraw(document, "示例理由", "police-350404", "police", "350404", clock.instant()));
        for (String table : List.of("document_chunk", "document_withdrawal", "document")) {
            assertThatThrownBy(() -> database.sql("delete from guitu." + table).update())
                    .hasMessageContaining("append-only");
        }
        passYears(30);
        deidentifier.run();
        assertThat(rows("document", number)).isZero();
        for (String table : List.of("document_chunk", "document_withdrawal")) {
            assertThat(database.sql("select count(*) from guitu." + table + " where document_id = :id")
                            .param("id", document.id())
                            .query(Long.class)
                            .single())
                    .isZero();
        }
        assertThat(events(number)).containsExactly("保存期满，删除个人信息 2 项、文件 1 份、检索索引 8 条");
    }

    @Test
    void doesNothingADayBefore() {
        var number = closedCase("closed", ADULT);
        ClockUtil.setCurrentTime(Date.from(
                clock.instant().atZone(China.ZONE).plusYears(30).minusDays(1).toInstant()));
        deidentifier.run();
        assertThat(closedCases.deidentifiedAt(number)).isEmpty();
        assertThat(dueCases.within(Period.ofDays(90)))
                .filteredOn(due -> due.number().equals(number))
                .singleElement()
                .satisfies(due -> assertThat(due.atWork()).isFalse());
    }

    @Test
    void whoDeclinedHelpIsForgottenAfterTenYears() {
        var number = closedCase("closed-declined", ADULT);
        passYears(10);
        deidentifier.run();
        assertThat(closedCases.deidentifiedAt(number)).isPresent();
    }

    @Test
    void aReportThatLedToNoCaseIsForgottenWithItsReceipt(@Autowired ReceiptStore receipts) {
        var number = openFile("report-intake");
        var receipt = transaction.execute(status -> receipts.issue(number));
        assertThatThrownBy(() -> database.sql("delete from guitu.report_receipt where report_number = :case")
                        .param("case", number.value())
                        .update())
                .hasMessageContaining("append-only");
        closedCases.ended("instance-of-" + number, "unfounded", Map.of(), clock.instant());
        assertThat(receipts.reportOf(receipt)).contains(number);
        passYears(10);
        deidentifier.run();
        assertThat(closedCases.deidentifiedAt(number)).isPresent();
        assertThat(receipts.reportOf(receipt)).isEmpty();
    }

    @Test
    void neverTakesAChildOutByItself() {
        var number = closedCase("closed", Map.of("minor", true, "identityState", "confirmed"));
        passYears(200);
        deidentifier.run();
        assertThat(closedCases.deidentifiedAt(number)).isEmpty();
    }

    @Test
    void waitsWhileAProcessRunsInTheCase() {
        var number = closedCase("closed", ADULT);
        var hold = engine.createProcessInstanceByKey("schooling")
                .businessKey(number.value())
                .setVariables(Map.of("region", "350404", "urgencyLevel", "normal", "minor", false))
                .execute();
        passYears(31);
        deidentifier.run();
        assertThat(closedCases.deidentifiedAt(number)).isEmpty();
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    set(number);
                    database.sql(
                                    "delete from guitu.dossier_value where entry_id in (select id from guitu.dossier_entry where case_number = :case)")
                            .param("case", number.value())
                            .update();
                }))
                .hasMessageContaining("is held or at work");
        engine.deleteProcessInstance(hold.getId(), "test");
        deidentifier.run();
        assertThat(closedCases.deidentifiedAt(number)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete from guitu.dossier_value where entry_id in (select id from guitu.dossier_entry where case_number = :case)",
                "update guitu.case_file set deidentified_at = now(), closed_at = now(), outcome = 'closed', period_facts = '{}' where case_number = :case and deidentified_at is null",
                "delete from guitu.case_file where case_number = :case"
            })
    void theDatabaseRefusesItForAnOpenCase(String statement) {
        var number = openCase();
        for (boolean says : new boolean[] {true, false}) {
            assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                        if (says) {
                            set(number);
                        }
                        database.sql(statement).param("case", number.value()).update();
                    }))
                    .isInstanceOf(org.springframework.dao.DataAccessException.class);
        }
        assertThat(rows("person_index", number)).isPositive();
    }

    @Test
    void theDatabaseRefusesItForAnotherCaseThanTheOneSaid() {
        var said = closedCase("closed", ADULT);
        var other = closedCase("closed", ADULT);
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    set(said);
                    database.sql(
                                    "delete from guitu.dossier_value where entry_id in (select id from guitu.dossier_entry where case_number = :case)")
                            .param("case", other.value())
                            .update();
                }))
                .hasMessageContaining("its retention has not been decided on");
    }

    @Test
    void howACaseEndedDoesNotChange() {
        var number = closedCase("closed", ADULT);
        assertThatThrownBy(() -> database.sql(
                                "update guitu.case_file set closed_at = closed_at - interval '30 years' where case_number = :case")
                        .param("case", number.value())
                        .update())
                .hasMessageContaining("does not change");
    }

    @Test
    void aFaultInBetweenLeavesTheCaseWhole() {
        var number = closedCase("closed", ADULT);
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    assertThat(deidentification.of(number, clock.instant())).isPresent();
                    throw new IllegalStateException("the node dies");
                }))
                .hasMessage("the node dies");
        assertThat(closedCases.deidentifiedAt(number)).isEmpty();
        assertThat(transaction.<Map<String, Object>>execute(status -> dossier.latest(number, List.of("idNumber"))))
                .containsEntry("idNumber", ID_NUMBER);
        assertThat(rows("person_index", number)).isPositive();
    }

    @Test
    void twoNodesDoACaseOnce() throws Exception {
        var number = closedCase("closed", ADULT);
        passYears(30);
        var nodes = Executors.newFixedThreadPool(2);
        var ready = new CountDownLatch(2);
        var runs = new ArrayList<java.util.concurrent.Future<Integer>>();
        for (int node = 0; node < 2; node++) {
            runs.add(nodes.submit(() -> {
                ready.countDown();
                ready.await();
                return deidentifier.run();
            }));
        }
        for (var run : runs) {
            run.get(60, TimeUnit.SECONDS);
        }
        nodes.shutdown();
        assertThat(events(number)).hasSize(1);
    }

    private CaseNumber openCase() {
        return openFile("rescue-case");
    }

    private CaseNumber openFile(String process) {
        var number = transaction.execute(status -> dossier.open("350404", clock.instant()));
        files.begin(number, process, "instance-of-" + number);
        add(number);
        return number;
    }

    private CaseNumber closedCase(String outcome, Map<String, Object> facts) {
        var number = openCase();
        closedCases.ended("instance-of-" + number, outcome, facts, clock.instant());
        return number;
    }

    private void add(CaseNumber number) {
        transaction.executeWithoutResult(status -> dossier.add(new DossierEntry(
                number,
                "rescue-case",
                "instance-of-" + number,
                null,
                "register-person",
                1,
                "police-350404",
                "police",
                "350404",
                clock.instant(),
                Map.of(
                        "idNumber", new Answer("identity", ID_NUMBER, java.util.Optional.of(Trait.ID_NUMBER)),
                        "circumstances", new Answer("statement", "示例经过")))));
    }

    private void passYears(int years) {
        ClockUtil.setCurrentTime(
                Date.from(clock.instant().atZone(China.ZONE).plusYears(years).toInstant()));
    }

    private void set(CaseNumber number) {
        database.sql("select set_config('guitu.deidentifies', :case, true)")
                .param("case", number.value())
                .query(String.class)
                .single();
    }

    private long rows(String table, CaseNumber number) {
        return database.sql("select count(*) from guitu.%s where case_number = :case".formatted(table))
                .param("case", number.value())
                .query(Long.class)
                .single();
    }

    private List<String> events(CaseNumber number) {
        return database.sql(
                        "select detail from audit.event where kind = 'CASE_DEIDENTIFIED' and case_number = :case order by id")
                .param("case", number.value())
                .query(String.class)
                .list();
    }

    private List<String> tablesWith(byte[] value) {
        return database
                .sql(
                        """
                        select format('%I.%I', n.nspname, c.relname)
                        from pg_class c join pg_namespace n on n.oid = c.relnamespace
                        where c.relkind = 'r' and n.nspname in ('guitu', 'audit', 'public')""")
                .query(String.class)
                .list()
                .stream()
                .filter(table -> database.sql(
                                "select exists (select 1 from %s as any_row where any_row::text like :text)"
                                        .formatted(table))
                        .param("text", "%" + HexFormat.of().formatHex(value) + "%")
                        .query(Boolean.class)
                        .single())
                .toList();
    }
}
