package org.guitu.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** However somebody writes a part of a number, it is the number that was meant. */
class CaseNumberPartTest {

    private static final List<String> NUMBERS =
            List.of("350404-2026-000001-4", "350404-2026-000012-1", "350404-2025-000001-7", "350500-2026-000004-6");

    private static List<String> meant(String typed) {
        var pattern = Pattern.compile(CaseNumber.Part.find(typed).orElseThrow().pattern());
        return NUMBERS.stream().filter(pattern.asPredicate()).toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "350404-2026-000001-4",
                "350404-2026-000001",
                "350404-2026-1",
                "2026-1-4",
                "1-4",
                "2026-000001",
                "2026000001",
                "35040420260000014",
                "３５０４０４－２０２６－０００００１",
                "350404—2026—000001",
                " 350404–2026–000001-4 ",
                "404-2026-0000014",
                "2026/1",
                "2026／１",
                "2026年1",
                "2026 年第 1 号",
                "2026_000001",
                "2026.1"
            })
    void theFirstCaseOfAYearIsMeant(String typed) {
        assertThat(meant(typed)).containsExactly("350404-2026-000001-4");
    }

    @ParameterizedTest
    @CsvSource({"1, 2", "000001, 2", "12, 1", "4, 1", "350404, 3", "2026, 3", "2026年, 3", "3505, 1", "0000, 4"})
    void whatStandsInSeveralNumbersMeansThemAll(String typed, int many) {
        assertThat(meant(typed)).hasSize(many);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "-", "安置", "接收", "小禾", "%", "'; drop", "a|b", ".*", "年", "号", "挂号"})
    void whatCannotStandInANumberIsNone(String typed) {
        assertThat(CaseNumber.Part.find(typed)).isEmpty();
    }

    @Test
    void aReportIsFoundByItsLetter() {
        assertThat(Pattern.compile(CaseNumber.Part.find("r350404-2026-1")
                                .orElseThrow()
                                .pattern())
                        .matcher("R350404-2026-000001-7")
                        .find())
                .isTrue();
    }
}
