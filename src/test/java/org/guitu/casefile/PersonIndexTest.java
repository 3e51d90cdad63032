package org.guitu.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.guitu.casefile.DossierEntry.Answer;
import org.guitu.casefile.trait.Difference;
import org.guitu.casefile.trait.Trait;
import org.guitu.testing.GuituTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@GuituTest
class PersonIndexTest {

    private static final Instant MAY_2001 = Instant.parse("2001-05-01T00:00:00Z");

    @Autowired
    private Dossier dossier;

    @Autowired
    private PersonIndex index;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient database;

    @Test
    void anIdNumberIsFoundHoweverItIsWritten() {
        var earlier = open("350581", Map.of(Trait.ID_NUMBER, "35058119900101001x"));
        var later = open("350582", Map.of(Trait.ID_NUMBER, "３５０５８１ 19900101 001X"));
        assertThat(index.search(later, Instant.now()).otherCases())
                .containsExactly(new OtherCase(earlier, "350581", MAY_2001, Set.of(Trait.ID_NUMBER), Set.of()));
        assertThat(index.search(earlier, Instant.now()).otherCases())
                .extracting(OtherCase::caseNumber)
                .containsExactly(later);
    }

    @Test
    void aPhoneIsFoundAmongWordsAndWithCountryCode() {
        var earlier = open("350581", Map.of(Trait.PHONE, "13800000581（微信同号），0595-80000581"));
        assertThat(others(open("350582", Map.of(Trait.PHONE, "+86 138 0000 0581"))))
                .containsExactly(earlier);
        assertThat(others(open("350583", Map.of(Trait.PHONE, "(0595) 80000581"))))
                .containsExactly(earlier);
        assertThat(others(open("350583", Map.of(Trait.PHONE, "找居委会 110")))).isEmpty();
    }

    @Test
    void aNameCountsWithAYearOfBirthAboutTheSame() {
        var earlier = open("350581", Map.of(Trait.NAME, "示例 甲", Trait.BIRTH_DATE, "1985-03-01"));
        assertThat(others(open("350582", Map.of(Trait.NAME, "示例甲", Trait.AGE, 15))))
                .containsExactly(earlier);
        assertThat(others(open("350582", Map.of(Trait.NAME, "示例甲", Trait.AGE, 40))))
                .doesNotContain(earlier);
        assertThat(others(open("350582", Map.of(Trait.NAME, "示例乙", Trait.AGE, 15))))
                .isEmpty();
    }

    @Test
    void aNameWithoutAYearFitsEveryYear() {
        var known = open("350581", Map.of(Trait.NAME, "示例丙", Trait.BIRTH_DATE, "1985-03-01"));
        var unknown = open("350582", Map.of(Trait.NAME, "示例丙"));
        assertThat(others(unknown)).containsExactly(known);
        assertThat(others(known)).containsExactly(unknown);
    }

    @Test
    void formerNamesLearntLaterAreFoundToo() {
        var earlier = open("350581", Map.of(Trait.NAME, "示例丁", Trait.BIRTH_DATE, "1985-03-01"));
        var later = open("350582", Map.of(Trait.AGE, 16));
        assertThat(others(later)).isEmpty();
        record(later, Map.of(Trait.NAME, "示例戊、示例丁；Shi Li"));
        assertThat(others(later)).containsExactly(earlier);
    }

    @Test
    void aCorrectedAnswerFindsNobodyAnyMore() {
        var earlier = open("350581", Map.of(Trait.ID_NUMBER, "350581199001010028"));
        var later = open("350582", Map.of());
        var entry = record(later, Map.of(Trait.ID_NUMBER, "350581199001010028"));
        assertThat(others(later)).containsExactly(earlier);
        transaction.executeWithoutResult(status ->
                dossier.correct(entry, "证件是别人的", entry(later, Map.of("id-number", new Answer("identity", null)))));
        assertThat(others(later)).isEmpty();
        assertThat(others(earlier)).isEmpty();
    }

    @Test
    void whatIsAboutToBeRecordedFindsOthersToo() {
        var earlier = open("350581", Map.of(Trait.ID_NUMBER, "350581199001010095"));
        var later = open("350582", Map.of());
        var learnt = new Answer("identity", "350581199001010095", Optional.of(Trait.ID_NUMBER));
        assertThat(index.search(later, Instant.now()).learning(List.of(learnt)).otherCases())
                .extracting(OtherCase::caseNumber)
                .containsExactly(earlier);
        assertThat(others(later)).isEmpty();
    }

    @Test
    void anAgeThatIsAboutToBeRecordedIsOfTheYearInWhichTheCaseIs() {
        var earlier = open("350581", Map.of(Trait.NAME, "示例己", Trait.BIRTH_DATE, "1985-03-01"));
        var later = open("350582", Map.of(Trait.NAME, "示例己", Trait.BIRTH_DATE, "1930-03-01"));
        var learnt = new Answer("identity", 55, Optional.of(Trait.AGE));
        var in2040 = Instant.parse("2040-06-01T04:00:00Z");
        assertThat(index.search(later, in2040).learning(List.of(learnt)).otherCases())
                .extracting(OtherCase::caseNumber)
                .containsExactly(earlier);
    }

    @Test
    void aPersonWithoutACaseIsLookedForByWhatIsAboutToBeRecorded() {
        var earlier = open("350581", Map.of(Trait.NAME, "Nguyễn Thị Cần", Trait.AGE, 25));
        var answers = List.of(
                new Answer("identity", "NGUYEN THI CAN", Optional.of(Trait.NAME)),
                new Answer("identity", 28, Optional.of(Trait.AGE)));
        assertThat(index.search(answers, Optional.of("female"), MAY_2001).otherCases())
                .extracting(OtherCase::caseNumber)
                .containsExactly(earlier);
        sexOf(earlier, "male");
        assertThat(index.search(answers, Optional.of("female"), MAY_2001).otherCases())
                .isEmpty();
    }

    @Test
    void aDocumentCountsInSpiteOfTheSexAndSaysSo() {
        var earlier = open("350581", Map.of(Trait.ID_NUMBER, "350581199001010101"));
        sexOf(earlier, "male");
        var answers = List.of(new Answer("identity", "350581 900101 010", Optional.of(Trait.ID_NUMBER)));
        assertThat(index.search(answers, Optional.of("female"), MAY_2001).otherCases())
                .containsExactly(
                        new OtherCase(earlier, "350581", MAY_2001, Set.of(Trait.ID_NUMBER), Set.of(Difference.SEX)));
    }

    @Test
    void whatOnlySoundsAlikeIsAHint() {
        var earlier = open("350581", Map.of(Trait.NAME, "示例庚", Trait.AGE, 25));
        var search = index.search(open("350582", Map.of(Trait.NAME, "SHI LI GENG", Trait.AGE, 25)), MAY_2001);
        assertThat(search.otherCases()).isEmpty();
        assertThat(search.hints()).extracting(OtherCase::caseNumber).containsExactly(earlier);
    }

    @Test
    void aPassportsNumberIsThatOfItsCountryAlsoWhenOnlyOneOfTheTwoIsCorrected() {
        var passport =
                Map.of(Trait.ID_NUMBER, "C0000581", Trait.DOCUMENT_TYPE, "passport", Trait.DOCUMENT_COUNTRY, "越南");
        var earlier = open("350581", Map.copyOf(passport));
        var later = open("350582", Map.of());
        var entry = record(
                later,
                Map.of(Trait.ID_NUMBER, "c 0000581", Trait.DOCUMENT_TYPE, "passport", Trait.DOCUMENT_COUNTRY, "Laos"));
        assertThat(others(later)).isEmpty();
        transaction.executeWithoutResult(status -> dossier.correct(
                entry, "国家写错", entry(later, Map.of("document-country", new Answer("identity", "Vietnam")))));
        assertThat(others(later)).containsExactly(earlier);
    }

    @Test
    void aPhoneOfSomebodyElseFindsNobody() {
        open("350581", Map.of(Trait.PHONE, "139 0000 0599", Trait.PHONE_OWNER, "母亲"));
        open("350581", Map.of(Trait.PHONE, "本人13900000600，母亲139 0000 0599"));
        assertThat(others(open("350582", Map.of(Trait.PHONE, "13900000599")))).isEmpty();
    }

    private void sexOf(CaseNumber number, String sex) {
        database.sql("insert into guitu.case_person (case_number, sex) values (:case, :sex)")
                .param("case", number.value())
                .param("sex", sex)
                .update();
    }

    @Test
    void aCaseOfWhomNothingIsKnownFindsNobody() {
        assertThat(index.search(open("350581", Map.of()), Instant.now()).otherCases())
                .isEmpty();
    }

    private List<CaseNumber> others(CaseNumber number) {
        return index.search(number, Instant.now()).otherCases().stream()
                .map(OtherCase::caseNumber)
                .toList();
    }

    private CaseNumber open(String region, Map<Trait, Object> traits) {
        var number = transaction.execute(status -> dossier.open(region, MAY_2001));
        record(number, traits);
        return number;
    }

    private long record(CaseNumber number, Map<Trait, Object> traits) {
        var answers = new HashMap<String, Answer>();
        traits.forEach((trait, value) -> answers.put(trait.code(), new Answer("identity", value, Optional.of(trait))));
        return transaction.execute(status -> dossier.add(entry(number, answers)));
    }

    private static DossierEntry entry(CaseNumber number, Map<String, Answer> answers) {
        return new DossierEntry(
                number,
                "sample-process",
                "instance-" + number,
                null,
                "sample-form",
                1,
                "tester",
                "civil-affairs",
                number.value().substring(0, 6),
                MAY_2001,
                answers);
    }
}
