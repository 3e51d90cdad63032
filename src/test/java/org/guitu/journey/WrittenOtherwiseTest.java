package org.guitu.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.guitu.casefile.CaseNumber;
import org.guitu.casefile.OtherCase;
import org.guitu.casefile.PersonIndex;
import org.guitu.testing.Desk.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two counties write the same person's name, number or phone in their own ways: by the forms, the second finds the first. */
class WrittenOtherwiseTest extends AccountsJourney {

    @Autowired
    private JdbcClient database;

    @Autowired
    private PersonIndex index;

    @BeforeEach
    void nobodyWasToldOfAnything() {
        database.sql("delete from guitu.case_told").update();
    }

    private Answer register(String county, String... more) {
        var answers = new ArrayList<>(List.of("region=" + county, "sex=female", "urgencyLevel=normal"));
        answers.addAll(List.of(more));
        return desk("police-" + county)
                .submitStartForm("rescue-case", fill("register-person", Map.of(), answers.toArray(String[]::new)));
    }

    /** Whomever else the names in these tests may belong to: police say it is another person. */
    private String registered(String county, String... answers) {
        var all = new ArrayList<>(List.of(answers));
        all.add("possibleCaseNext=other-person");
        var answer = register(county, all.toArray(String[]::new));
        if (answer.status() != 200) {
            answer = register(county, all.toArray(String[]::new));
        }
        assertThat(answer.message()).isEmpty();
        caseNumber = answer.body().path("businessKey").asText();
        return caseNumber;
    }

    private List<String> toldTo(String county) {
        return database.sql("select case_number from guitu.case_told where account = :account")
                .param("account", "police-" + county)
                .query(String.class)
                .list();
    }

    @ParameterizedTest
    @CsvSource({
        "Nguyễn Thị Hoa, 30, NGUYEN THI HOA, 30",
        "TRAN THI MAI, 30, Mai Tran Thi, 30",
        "张敏, 30, 張敏, 30",
        "欧阳娜, 30, 欧阳娜（小娜）, 30",
        "李春花, 25, 李春花, 28",
    })
    void policeAreToldByTheName(String one, int age, String other, int otherAge) {
        var first = registered(COUNTY, "personName=" + one, "ageKnown=estimated", "estimatedAge=" + age);
        var second = register(NEIGHBOUR, "personName=" + other, "ageKnown=estimated", "estimatedAge=" + otherAge);
        assertThat(second.message()).contains("可能已有个案");
        assertThat(toldTo(NEIGHBOUR)).contains(first);
    }

    @ParameterizedTest
    @CsvSource({
        "resident-id, , 350499880304112, resident-id, , 350499198803041122",
        "resident-id, , 350499 19880304 1122, resident-id, , ３５０４９９１９８８０３０４１１２２",
        "taiwan-permit, , 00123456, taiwan-permit, , 0012345602",
        "hk-macao-permit, , H00123456, hk-macao-permit, , h 0012345601",
        "passport, 越南, C0012345, passport, Vietnam, Ｃ００１ ２３４５",
    })
    void policeAreToldByTheDocument(
            String kind, String country, String one, String otherKind, String otherCountry, String other) {
        var first = registered(COUNTY, document(kind, country, one));
        var second = register(NEIGHBOUR, document(otherKind, otherCountry, other));
        assertThat(second.message()).contains("可能已有个案");
        assertThat(toldTo(NEIGHBOUR)).contains(first);
    }

    private static String[] document(String kind, String country, String number) {
        var answers = new ArrayList<>(
                List.of("ageKnown=birth-date", "birthDate=1988-03-04", "documentType=" + kind, "idNumber=" + number));
        if (country != null) {
            answers.add("documentCountry=" + country);
        }
        return answers.toArray(String[]::new);
    }

    @ParameterizedTest
    @CsvSource({
        "0598-8234561, +86 598 8234561",
        "0598-8234565-802, 0598-8234565",
        "+886 912 345 671, 0912345671",
        "138.0013.8004, 13800138004",
    })
    void civilAffairsAreAskedByThePhone(String one, String other) throws IOException {
        var first = received(COUNTY, one);
        var second = received(NEIGHBOUR, other);
        assertThat(others(second)).contains(first);
        complete("meet-urgent-needs", "urgentOutcome=met");
        assertThat(openTasks()).contains("resolve-earlier-case");
    }

    @Test
    void aPhoneOfTaiwanIsNotThatOfVietnam() throws IOException {
        var first = received(
                COUNTY, "0912 345 672", "documentType=taiwan-permit", "idNumber=00123457", "documentCountry=null");
        var second =
                received(NEIGHBOUR, "0912 345 672", "documentType=passport", "idNumber=C0012346", "documentCountry=越南");
        assertThat(others(second)).doesNotContain(first);
    }

    private String received(String county, String phone, String... more) throws IOException {
        var number = registered(county, "identityState=unknown", "ageKnown=estimated", "estimatedAge=30");
        var answers = new ArrayList<>(
                List.of("receiveOutcome=received", "contactRule=safe", "safePhone=" + phone, "safePhoneOf=self"));
        answers.addAll(List.of(more));
        complete("receive-person", answers.toArray(String[]::new));
        return number;
    }

    private List<String> others(String number) {
        return index.search(new CaseNumber(number), clock.instant()).otherCases().stream()
                .map(OtherCase::caseNumber)
                .map(CaseNumber::value)
                .toList();
    }
}
