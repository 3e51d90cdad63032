package org.guitu.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.guitu.engine.model.GroupsAtWork;
import org.guitu.office.Directory;
import org.guitu.testing.Browser;
import org.guitu.testing.GuituTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The common navigation leads each role to what it may open, and to nothing else. */
@GuituTest
class NavigationTest {

    private static final List<OwnPage> FOR_ONE_ROLE = List.of(
            OwnPage.MY_CASES, OwnPage.CASES, OwnPage.RETENTION, OwnPage.AUDIT, OwnPage.ACCOUNTS, OwnPage.MODELS);

    @LocalServerPort
    private int port;

    private Browser visit(String account) {
        return new Browser("http://localhost:" + port).logIn(account);
    }

    static Stream<Arguments> roles() {
        return Stream.of(
                Arguments.of(
                        "civil-affairs-350404", List.of("我的任务", "我的个案", "查人", "协作名录", "提醒", "手册", "登录安全"), "/notices"),
                Arguments.of(
                        "supervisor-350404",
                        List.of("我的任务", "督导个案", "待修复", "协作名录", "保存期", "流程监控", "提醒", "手册", "登录安全"),
                        "/cases"),
                Arguments.of(
                        "administrator",
                        List.of("待修复", "账户管理", "模型发布", "系统管理", "流程监控", "提醒", "手册", "登录安全"),
                        "/docs/handbook/zh/README.md"),
                Arguments.of("auditor", List.of("审计记录", "手册", "登录安全"), "/audit"));
    }

    @ParameterizedTest
    @MethodSource("roles")
    void leadsWhereThePersonMayGo(String account, List<String> labels, String start) {
        var visit = visit(account);
        var page = visit.get(start);
        assertThat(page.statusCode()).isEqualTo(200);
        for (OwnPage other : OwnPage.values()) {
            var link = "<a href=\"%s\">%s</a>".formatted(other.path(), other.label());
            if (labels.contains(other.label())) {
                assertThat(page.body()).contains(link);
                assertThat(visit.get(other.path()).statusCode())
                        .as(other.path())
                        .isEqualTo(200);
            } else {
                assertThat(page.body()).doesNotContain(link);
            }
        }
        FOR_ONE_ROLE.stream().filter(other -> !labels.contains(other.label())).forEach(other -> assertThat(
                        visit.get(other.path()).statusCode())
                .as(other.path())
                .isEqualTo(403));
    }

    @Test
    void isTheSameOnEveryPage() {
        var visit = visit("supervisor-350404");
        for (String path : List.of("/cases", "/retention", "/notices", "/docs/handbook/zh/README.md")) {
            assertThat(visit.get(path).body())
                    .contains(Arrays.stream(OwnPage.values())
                            .filter(page -> !List.of(
                                            OwnPage.AUDIT,
                                            OwnPage.ACCOUNTS,
                                            OwnPage.MODELS,
                                            OwnPage.ADMIN,
                                            OwnPage.MY_CASES,
                                            OwnPage.PERSON_CHECK)
                                    .contains(page))
                            .map(OwnPage::label)
                            .toList());
        }
    }

    @Test
    void everyDepartmentThatMayDoSomethingHasADemoAccountThatGetsIn(
            @Autowired GroupsAtWork models, @Autowired Directory directory) {
        assertThat(models.find()).contains("petitions", "housing", "supervisor");
        models.find().stream().filter(directory::isDepartment).forEach(department -> assertThat(
                        visit(department + "-350404").get("/notices").statusCode())
                .as(department)
                .isEqualTo(200));
    }
}
