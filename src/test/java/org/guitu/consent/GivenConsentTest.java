package org.guitu.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.guitu.form.FormField;
import org.guitu.form.FormFiller;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which change of what a person allows would allow more, for every answer that there is. */
class GivenConsentTest {

    private static final List<String> FORMS = List.of("obtain-consent", "ask-consent-anew", "ask-new-decider");

    private static FormField question(String key) {
        return FORMS.stream()
                .flatMap(form -> FormFiller.packaged(form).field(key).stream())
                .filter(field -> !field.isReadOnly())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyQuestionOfItIsAskedAndKeptInTheDossier() {
        assertThat(GivenConsent.QUESTIONS)
                .allSatisfy(key -> assertThat(question(key).isClassified()).isTrue());
    }

    @ParameterizedTest
    @ValueSource(strings = {GivenConsent.SHARE, GivenConsent.SHARE_OF_ADULT, GivenConsent.AGREED})
    void everyOptionThatIsAddedAllowsMoreAndEveryOneTakenOutLess(String key) {
        var all = new TreeSet<>(question(key).options().keySet());
        all.remove("nobody");
        all.forEach(option -> {
            var others = all.stream().filter(any -> !any.equals(option)).toList();
            assertThat(GivenConsent.allowsMore(key, others, List.copyOf(all))).isTrue();
            assertThat(GivenConsent.allowsMore(key, List.of("nobody"), List.of(option)))
                    .isTrue();
            assertThat(GivenConsent.allowsMore(key, List.copyOf(all), others)).isFalse();
            assertThat(GivenConsent.allowsMore(key, List.of(option), List.of("nobody")))
                    .isFalse();
        });
    }

    @Test
    void whatWasRefusedIsNotTakenOut() {
        question(GivenConsent.REFUSED).options().keySet().forEach(option -> {
            assertThat(GivenConsent.allowsMore(GivenConsent.REFUSED, List.of(option), List.of()))
                    .isTrue();
            assertThat(GivenConsent.allowsMore(GivenConsent.REFUSED, List.of(option), null))
                    .isTrue();
            assertThat(GivenConsent.allowsMore(GivenConsent.REFUSED, List.of(), List.of(option)))
                    .isFalse();
        });
    }

    @ParameterizedTest
    @CsvSource({
        "policeCooperation, no, yes, true",
        "policeCooperation, no, undecided, true",
        "policeCooperation, no, , true",
        "policeCooperation, undecided, yes, true",
        "policeCooperation, , yes, true",
        "policeCooperation, yes, no, false",
        "policeCooperation, yes, undecided, false",
        "policeCooperation, undecided, no, false",
        "withheldInfo, 示例, , true",
        "withheldInfo, 示例, 示例二, false",
        "withheldInfo, , 示例, false",
        "adultShareWith, , , true",
        "deputyOfficer, 示例, , false"
    })
    void noIsNotMadeYes(String key, String before, String now, boolean more) {
        assertThat(GivenConsent.allowsMore(key, before, now)).isEqualTo(more);
    }

    @Test
    void noFormAsksSomethingOfTheKindUnderAnotherName() {
        var named = new TreeSet<String>();
        Arrays.stream(new java.io.File("forms").list())
                .map(file -> file.replace(".form", ""))
                .forEach(form -> FormFiller.packaged(form).fields().stream()
                        .filter(field -> !field.isReadOnly() && field.isClassified())
                        .map(FormField::key)
                        .filter(key -> key.matches("(?i).*(share|withheld)(with|info)"))
                        .forEach(named::add));
        assertThat(named).isSubsetOf(Set.copyOf(GivenConsent.QUESTIONS));
    }
}
