package org.guitu.family;

import static java.util.concurrent.CompletableFuture.runAsync;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.guitu.casefile.CaseFiles;
import org.guitu.casefile.CaseNumber;
import org.guitu.casefile.ClosedCases;
import org.guitu.casefile.Dossier;
import org.guitu.casefile.SamePerson;
import org.guitu.casefile.SamePerson.Verdict;
import org.guitu.casefile.upkeep.Deidentification;
import org.guitu.family.CaseLinks.Pair;
import org.guitu.person.CasePersons;
import org.guitu.testing.GuituTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@GuituTest
class CaseLinksTest {

    private static final Instant NOW = Instant.parse("2026-05-01T02:00:00Z");

    @Autowired
    private CaseLinks links;

    @Autowired
    private Dossier dossier;

    @Autowired
    private CaseFiles files;

    @Autowired
    private ClosedCases closedCases;

    @Autowired
    private Deidentification deidentification;

    @Autowired
    private CasePersons persons;

    @Autowired
    private SamePerson samePerson;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient database;

    @Test
    void aMotherAndHerChildAreLinkedOnceAndReadFromBothSides() {
        var mother = person("female");
        var child = person("male");
        assertThat(link(child, mother, Relation.MOTHER)).containsExactly(new Pair(child, mother));
        assertThat(links.linkedTo(child))
                .containsExactly(new LinkedCase(mother, Relation.MOTHER, false, "350404", true, null));
        assertThat(links.linkedTo(mother))
                .containsExactly(new LinkedCase(child, Relation.CHILD, false, "350404", true, null));
    }

    /** A form about a case has it locked: two forms about two cases link them at the same moment. */
    @Test
    void twoCasesAreLinkedFromBothSidesAtOnce() {
        var one = person("female");
        var other = person("male");
        var bothLocked = new CyclicBarrier(2);
        var threads = Executors.newFixedThreadPool(2);
        try {
            CompletableFuture.allOf(
                            runAsync(() -> linkWithTheFirstLocked(one, other, bothLocked), threads),
                            runAsync(() -> linkWithTheFirstLocked(other, one, bothLocked), threads))
                    .join();
        } finally {
            threads.shutdown();
        }
        assertThat(relationOf(one, other)).isEqualTo(Relation.SIBLING);
        assertThat(links.linkedTo(one)).hasSize(1);
    }

    private void linkWithTheFirstLocked(CaseNumber one, CaseNumber other, CyclicBarrier bothLocked) {
        transaction.executeWithoutResult(status -> {
            dossier.lock(one);
            try {
                bothLocked.await(30, TimeUnit.SECONDS);
            } catch (Exception notBoth) {
                throw new AssertionError(notBoth);
            }
            links.link(one, other, Relation.SIBLING, "tester", NOW);
        });
    }

    @Test
    void whoseChildSomebodyIsFollowsTheSexOfTheParentAsItIsKnownNow() {
        var parent = person(null);
        var child = person("female");
        link(parent, child, Relation.CHILD);
        assertThat(relationOf(parent, child)).isEqualTo(Relation.PARENT);
        transaction.executeWithoutResult(status -> persons.record(parent, Map.of("sex", "male"), NOW));
        assertThat(relationOf(parent, child)).isEqualTo(Relation.FATHER);
    }

    @ParameterizedTest
    @EnumSource(
            value = Relation.class,
            names = {"SIBLING", "SPOUSE", "OTHER_KIN", "RESCUED_TOGETHER"})
    void someAreToEachOtherTheSame(Relation relation) {
        var one = person("male");
        var other = person("female");
        link(one, other, relation);
        assertThat(relationOf(other, one)).isEqualTo(relation);
        assertThat(relationOf(one, other)).isEqualTo(relation);
    }

    @Test
    void whoIsLinkedToOneOfTheSiblingsIsLinkedToThemAll() {
        var eldest = person("female");
        var second = person("male");
        var third = person("female");
        var mother = person("female");
        link(second, eldest, Relation.SIBLING);
        assertThat(link(third, eldest, Relation.SIBLING))
                .containsExactly(new Pair(third, eldest), new Pair(third, second));
        assertThat(link(mother, third, Relation.CHILD)).hasSize(3).startsWith(new Pair(mother, third));
        for (var child : List.of(eldest, second, third)) {
            assertThat(links.linkedTo(child))
                    .extracting(LinkedCase::relation)
                    .containsExactly(Relation.SIBLING, Relation.SIBLING, Relation.MOTHER);
        }
        assertThat(links.linkedTo(mother))
                .extracting(LinkedCase::number, LinkedCase::supposed)
                .containsExactlyInAnyOrder(tuple(third, false), tuple(eldest, true), tuple(second, true));
    }

    @Test
    void twoHalvesOfAFamilyBecomeOne() {
        var first = person("female");
        var second = person("female");
        var third = person("male");
        var fourth = person("male");
        link(second, first, Relation.SIBLING);
        link(fourth, third, Relation.SIBLING);
        link(third, second, Relation.SIBLING);
        for (var child : List.of(first, second, third, fourth)) {
            assertThat(links.linkedTo(child))
                    .extracting(LinkedCase::relation)
                    .containsExactly(Relation.SIBLING, Relation.SIBLING, Relation.SIBLING);
        }
    }

    @Test
    void nothingFollowsForThoseWhoWereOnlyFoundTogether() {
        var one = person("female");
        var other = person("female");
        var third = person("female");
        link(one, other, Relation.SIBLING);
        assertThat(link(third, one, Relation.RESCUED_TOGETHER)).hasSize(1);
        assertThat(links.linkedTo(other)).hasSize(1);
    }

    @Test
    void aLinkMadeByMistakeEndsAndIsNotSupposedAgain() {
        var one = person("female");
        var other = person("female");
        var third = person("female");
        link(one, other, Relation.SIBLING);
        transaction.executeWithoutResult(status -> links.unlink(other, one, "somebody", NOW));
        assertThat(links.linkedTo(one)).isEmpty();
        assertThat(links.linkedTo(other)).isEmpty();
        link(third, one, Relation.SIBLING);
        link(third, other, Relation.SIBLING);
        assertThat(links.relation(other, one)).isEmpty();
        link(one, other, Relation.OTHER_KIN);
        assertThat(relationOf(one, other)).isEqualTo(Relation.OTHER_KIN);
    }

    @Test
    void theLinkStaysWhenOneOfTheCasesHasEnded() {
        var one = person("female");
        var other = person("male");
        link(one, other, Relation.SIBLING);
        close(other);
        assertThat(links.linkedTo(one))
                .containsExactly(new LinkedCase(other, Relation.SIBLING, false, "350404", false, "closed"));
    }

    /** Whose brother somebody is tells who that is. */
    @Test
    void theLinksOfACaseGoWithItsPerson() {
        var one = person("female");
        var other = person("male");
        var third = person("male");
        link(one, other, Relation.SIBLING);
        link(third, one, Relation.SIBLING);
        close(other);
        Optional<?> deleted = transaction.execute(status -> deidentification.of(other, NOW.plus(Duration.ofDays(1))));
        assertThat(deleted).isPresent();
        assertThat(links.linkedTo(other)).isEmpty();
        assertThat(links.linkedTo(one)).extracting(LinkedCase::number).containsExactly(third);
        assertThat(links.linkedTo(third)).extracting(LinkedCase::number).containsExactly(one);
        assertThatThrownBy(() -> link(one, other, Relation.SIBLING)).hasMessageContaining("nobody is known");
    }

    @Test
    void theNextCaseOfAPersonHasTheSameFamily() {
        var before = person("female");
        var sibling = person("male");
        var mistaken = person("male");
        link(before, sibling, Relation.SIBLING);
        link(mistaken, before, Relation.SIBLING);
        transaction.executeWithoutResult(status -> links.unlink(before, mistaken, "somebody", NOW));
        var next = person("female");
        transaction.executeWithoutResult(status -> {
            links.carryOver(before, next);
            samePerson.decide(next, before, Verdict.SAME, "instance", "somebody", NOW);
        });
        assertThat(links.linkedTo(next)).extracting(LinkedCase::number).containsExactly(sibling);
        assertThat(links.linkedTo(mistaken)).extracting(LinkedCase::number).containsExactly(sibling);
        link(next, person("female"), Relation.SIBLING);
        assertThat(links.relation(before, next))
                .as("the same person is nobody's sibling")
                .isEmpty();
    }

    @Test
    void aReportIsNobodysRelative() {
        var report = transaction.execute(status -> dossier.openReport("350404", NOW));
        var one = person("female");
        assertThatThrownBy(() -> link(one, report, Relation.RESCUED_TOGETHER)).hasMessageContaining("nobody is known");
    }

    @ParameterizedTest
    @EnumSource(Relation.class)
    void everyRelationIsFoundByItsCode(Relation relation) {
        assertThat(Relation.find(relation.code())).contains(relation);
    }

    @Test
    void whatWasSaidIsNeitherChangedNorDeleted() {
        var one = person("female");
        link(one, person("male"), Relation.SIBLING);
        assertThatThrownBy(() -> database.sql("update guitu.case_link set relation = 'spouse' where case_number = ?")
                        .param(one.value())
                        .update())
                .hasMessageContaining("append-only");
        assertThatThrownBy(() -> database.sql("delete from guitu.case_link where case_number = ?")
                        .param(one.value())
                        .update())
                .hasMessageContaining("append-only");
    }

    private List<Pair> link(CaseNumber one, CaseNumber other, Relation relation) {
        return transaction.execute(status -> links.link(one, other, relation, "somebody", NOW));
    }

    private Relation relationOf(CaseNumber other, CaseNumber one) {
        return links.relation(other, one).orElseThrow();
    }

    private CaseNumber person(String sex) {
        return transaction.execute(status -> {
            var number = dossier.open("350404", NOW);
            files.begin(number, "rescue-case", "journey of " + number);
            if (sex != null) {
                persons.record(number, Map.of("sex", sex), NOW);
            }
            return number;
        });
    }

    private void close(CaseNumber number) {
        transaction.executeWithoutResult(
                status -> closedCases.ended("journey of " + number, "closed", Map.of(), NOW.plusSeconds(1)));
    }
}
