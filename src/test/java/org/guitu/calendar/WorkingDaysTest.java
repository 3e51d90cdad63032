package org.guitu.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;

@ExtendWith(OutputCaptureExtension.class)
class WorkingDaysTest {

    private final WorkingDays workingDays = new WorkingDays(new ClassPathResource("reference/public-holidays.csv"));

    @ParameterizedTest
    @ValueSource(strings = {"2026-02-13", "2026-02-14", "2026-02-24", "2026-02-28", "2026-10-10"})
    void officesWorkOnWeekdaysAndOnMakeUpDays(LocalDate day) {
        assertThat(workingDays.includes(day)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-02-07", "2026-02-08", "2026-02-15", "2026-02-17", "2026-02-23", "2026-10-01"})
    void officesRestOnWeekendsAndHolidays(LocalDate day) {
        assertThat(workingDays.includes(day)).isFalse();
    }

    @Test
    void everyMakeUpDayOfTheFileIsAWeekendDay() {
        assertThat(LocalDate.of(2026, 1, 1).datesUntil(LocalDate.of(2027, 1, 1)))
                .filteredOn(day -> day.getDayOfWeek().getValue() > 5 && workingDays.includes(day))
                .extracting(LocalDate::toString)
                .containsExactly("2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10");
    }

    @Test
    void springFestivalDoesNotCount() {
        assertThat(workingDays.after(LocalDate.of(2026, 2, 13), 1)).isEqualTo("2026-02-14");
        assertThat(workingDays.after(LocalDate.of(2026, 2, 13), 2)).isEqualTo("2026-02-24");
        assertThat(workingDays.after(LocalDate.of(2026, 2, 13), 6)).isEqualTo("2026-02-28");
        assertThat(workingDays.after(LocalDate.of(2026, 2, 13), 7)).isEqualTo("2026-03-02");
    }

    @Test
    void whoStartsOnADayOffHasTheNextWorkingDayAsTheFirst() {
        assertThat(workingDays.after(LocalDate.of(2026, 2, 17), 1)).isEqualTo("2026-02-24");
    }

    @Test
    void aDayOffMovesToTheNextWorkingDay() {
        assertThat(workingDays.orNext(LocalDate.of(2026, 2, 15))).isEqualTo("2026-02-24");
        assertThat(workingDays.orNext(LocalDate.of(2026, 2, 14))).isEqualTo("2026-02-14");
    }

    @Test
    void ofAYearThatIsNotInTheFileWeekendsAndStatutoryDaysAreOffAndTheOperatorIsWarnedOnce(CapturedOutput output) {
        assertThat(workingDays.includes(LocalDate.of(2031, 10, 1))).isFalse();
        assertThat(workingDays.includes(LocalDate.of(2031, 10, 6))).isTrue();
        assertThat(workingDays.includes(LocalDate.of(2031, 10, 4))).isFalse();
        assertThat(workingDays.includes(LocalDate.of(2031, 10, 5))).isFalse();
        assertThat(output).containsOnlyOnce("The calendar does not know 2031");
    }

    @Test
    void nobodyIsWarnedOfAYearThatIsInTheFile(CapturedOutput output) {
        workingDays.includes(LocalDate.of(2026, 10, 1));
        assertThat(output).doesNotContain("does not know");
    }

    @Test
    void aFileWithoutHeadingLosesNoDay() {
        assertThat(new WorkingDays(file("2026-01-01,off,x\n2026-01-02,off,x\n")).includes(LocalDate.of(2026, 1, 1)))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-10-01,free,x",
                "2026-10-01",
                "2026-13-01,off,x",
                "01.10.2026,off,x",
                ",,",
                "2026-01-01,work,x"
            })
    void aFileWithALineThatIsNoneIsRefusedByName(String line) {
        assertThatThrownBy(() -> new WorkingDays(file("date,kind,name\n2026-01-01,off,x\n" + line + "\n")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("holidays of the office")
                .hasMessageContaining("line 3");
    }

    @Test
    void anEmptyLineIsNoFault() {
        assertThat(new WorkingDays(file("date,kind,name\n\n2026-03-02,off,x\n\n")).includes(LocalDate.of(2026, 3, 2)))
                .isFalse();
    }

    private static Resource file(String content) {
        return new ByteArrayResource(content.getBytes(StandardCharsets.UTF_8), "holidays of the office");
    }

    @Test
    void theOperatorIsToldOfYearsWithoutHolidays() {
        assertThat(workingDays.missingYears(LocalDate.of(2026, 10, 31))).isEmpty();
        assertThat(workingDays.missingYears(LocalDate.of(2026, 11, 1))).containsExactly(2027);
        assertThat(workingDays.missingYears(LocalDate.of(2027, 3, 1))).containsExactly(2027);
        assertThat(workingDays.missingYears(LocalDate.of(2027, 11, 1))).containsExactly(2027, 2028);
    }
}
