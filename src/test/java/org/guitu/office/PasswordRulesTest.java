package org.guitu.office;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTest {

    private static final String ACCOUNT = "police-350404";

    @ParameterizedTest
    @ValueSource(strings = {"short", "elevenchars", "十一个字的密码还是太短"})
    void aShortPasswordIsRefused(String password) {
        assertThat(PasswordRules.problem(ACCOUNT, password))
                .hasValueSatisfying(
                        problem -> assertThat(problem).startsWith("密码至少 12 个字符").contains("请换一个"));
    }

    @Test
    void aPasswordOfAnyLengthIsNotHashed() {
        assertThat(PasswordRules.problem(ACCOUNT, "长句".repeat(70) + "ab".repeat(40)))
                .hasValueSatisfying(problem -> assertThat(problem).contains("最多 200"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"my-police-350404-key", "POLICE-350404 lantern", "xPolice-350404x"})
    void theNameOfTheAccountIsNoPassword(String password) {
        assertThat(PasswordRules.problem(ACCOUNT, password))
                .hasValueSatisfying(problem -> assertThat(problem).contains("不能包含用户名"));
        assertThat(PasswordRules.problem("civil-affairs-350405", password)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Password123456",
                "password!!!!2026",
                "woaini5201314520",
                "qwertyuiop12",
                "PasswordPassword1",
                "123456789012",
                "012345678901",
                "zyxwvutsrqpo",
                "aaaaaaaaaaaa",
                "abababababab",
                "520131452013"
            })
    void whatIsGuessedFirstIsNoPassword(String password) {
        assertThat(PasswordRules.problem(ACCOUNT, password))
                .hasValueSatisfying(problem -> assertThat(problem).contains("太常见"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"lantern river quilt", "竹林里的旧灯笼和三把椅子呀", "k7Qp-4mZx-92tR-bWd8", "long-enough-password"})
    void whatNobodyGuessesWillDo(String password) {
        assertThat(PasswordRules.problem(ACCOUNT, password)).isEmpty();
        assertThat(PasswordRules.problem(null, password)).isEmpty();
    }
}
