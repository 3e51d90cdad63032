package org.guitu.papers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaperKindTest {

    private static final String GIRL_OF_2015 = "110105201503070021";

    private static PaperKind kind(String code) {
        return PaperKind.find(code).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "resident-id, 110105201503070021",
        "resident-id, １１０１０５ 20150307 0021",
        "resident-id, 110105850307002",
        "passport, c1234567",
        "passport, E 1234 5678",
        "taiwan-permit, 01234567",
        "taiwan-permit, 0123456701",
        "taiwan-permit, 0123456701B",
        "hk-macao-permit, h12345678",
        "hk-macao-permit, M1234567801",
        "residence-permit, 830000199201300022",
        "permanent-resident, USA110085031209",
        "permanent-resident, 911124198108030024",
        "other, 闽临 12345"
    })
    void takesNumbersAsPeopleWriteThem(String kind, String number) {
        assertThat(kind(kind).takes(number)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "resident-id, 110105201503070020",
        "resident-id, 110105201513410026",
        "resident-id, 110105851341002",
        "resident-id, 11010520150307002",
        "resident-id, 830000199201300022",
        "passport, 1234",
        "taiwan-permit, 012345678",
        "hk-macao-permit, A12345678",
        "hk-macao-permit, H1234567",
        "residence-permit, 110105201503070021",
        "permanent-resident, 110105201503070021",
        "other, 123"
    })
    void takesNoNumberThatCannotBe(String kind, String number) {
        assertThat(kind(kind).takes(number)).isFalse();
    }

    @Test
    void aNumberTellsBirthDateAndSex() {
        assertThat(PaperKind.person(GIRL_OF_2015)).contains(new ResidentNumber(LocalDate.of(2015, 3, 7), "female"));
        assertThat(PaperKind.person("110105850307001")).contains(new ResidentNumber(LocalDate.of(1985, 3, 7), "male"));
        assertThat(PaperKind.person("E12345678")).isEmpty();
        assertThat(PaperKind.person(null)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "110105850307002, 110105198503070027",
        "H12345678, H1234567801",
        "01234567, 0123456701B",
        "e 1234-5678, E12345678"
    })
    void whatLastsOfANumberIsTheSame(String one, String other) {
        assertThat(PaperKind.lasting(one)).isEqualTo(PaperKind.lasting(other));
    }
}
