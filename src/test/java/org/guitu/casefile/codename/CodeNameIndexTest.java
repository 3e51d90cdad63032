package org.guitu.casefile.codename;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import org.guitu.casefile.CaseNumber;
import org.guitu.casefile.Dossier;
import org.guitu.casefile.DossierEntry;
import org.guitu.casefile.DossierEntry.Answer;
import org.guitu.testing.GuituTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** A case is found by a part of its code name, and the index tells neither the name nor how long it is. */
@GuituTest
@Transactional
class CodeNameIndexTest {

    private static final Instant LONG_AGO = Instant.parse("2001-05-01T00:00:00Z");

    @Autowired
    private Dossier dossier;

    @Autowired
    private CodeNameIndex index;

    @Autowired
    private JdbcClient database;

    private CaseNumber number;

    @Test
    void aCaseIsFoundByAnyPartOfTheNewestCodeName() {
        long entry = named("示例小禾Ｂ");
        assertThat(List.of("示例", "小禾", "例小禾", "示例小禾b", "禾Ｂ")).allMatch(this::finds);
        assertThat(List.of("小", "小苗", "禾小", "  ", "")).noneMatch(this::finds);

        dossier.correct(entry, "听错了", answered("示例青苗"));
        assertThat(finds("小禾")).isFalse();
        assertThat(finds("青苗")).isTrue();

        dossier.correct(entry, "不是本人的", answered(null));
        assertThat(finds("青苗")).isFalse();
    }

    @Test
    void aLongPartIsFoundByHowItBegins() {
        named("示例一二三四五六七八九十");
        assertThat(finds("例一二三四五六七八九")).isTrue();
        assertThat(CodeNameIndex.holds("示例一二三四五六七八九十", "例一二三四五六七九")).isFalse();
    }

    @Test
    void howManyHashesThereAreDoesNotTellHowLongTheNameIs() {
        named("示例");
        var hashes = hashes();
        named("示例小禾苗");
        assertThat(hashes()).hasSameSizeAs(hashes).filteredOn(hashes::contains).hasSize(1);
    }

    private long named(String name) {
        number = dossier.open("350481", LONG_AGO);
        return dossier.add(answered(name));
    }

    private DossierEntry answered(String name) {
        var answers = new HashMap<String, Answer>();
        answers.put(CodeNameIndex.FIELD, new Answer("identity", name));
        return new DossierEntry(
                number,
                "sample-process",
                "instance-" + number,
                null,
                "sample-form",
                1,
                "tester",
                "civil-affairs",
                "350481",
                LONG_AGO,
                answers);
    }

    private boolean finds(String typed) {
        var hashes = index.hashes(typed);
        return !hashes.isEmpty()
                && database.sql(
                                "select exists (select from guitu.code_name where case_number = :case and hashes && array[:hashes])")
                        .param("case", number.value())
                        .param("hashes", hashes)
                        .query(Boolean.class)
                        .single();
    }

    private List<String> hashes() {
        return database.sql("select encode(unnest(hashes), 'hex') from guitu.code_name where case_number = ?")
                .param(number.value())
                .query(String.class)
                .list();
    }
}
