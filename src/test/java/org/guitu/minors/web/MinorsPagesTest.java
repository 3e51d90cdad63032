package org.guitu.minors.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Map;
import org.guitu.form.Conditions;
import org.guitu.office.China;
import org.guitu.testing.Browser;
import org.guitu.testing.FilledForms;
import org.guitu.testing.GuituTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who may read and who read, as supervisors see it, and the yearly figures of a county. */
@GuituTest
class MinorsPagesTest {

    private static final String COUNTY = "350404";
    private static final String WORKER = "civil-affairs-350404";
    private static final String SUPERVISOR = "supervisor-350404";

    @LocalServerPort
    private int port;

    @Autowired
    private Conditions conditions;

    @Autowired
    private InstantSource clock;

    @Autowired
    private JdbcClient database;

    private FilledForms forms;

    @BeforeEach
    void forms() {
        forms = new FilledForms("http://localhost:" + port, conditions, clock);
    }

    private Browser visit(String account) {
        return new Browser(forms.base()).logIn(account);
    }

    private String year(String account) {
        return visit(account).get("/cases/minors?region=" + COUNTY).body();
    }

    private int thisYear() {
        return LocalDate.ofInstant(clock.instant(), China.ZONE).getYear();
    }

    /** The number that follows these words on the sheet. */
    private static int after(String words, String page) {
        var text = page.substring(page.indexOf("id=\"figures\""))
                .replaceAll("<[^>]*>", "")
                .replaceAll("\\s+", " ");
        var rest = text.substring(text.indexOf(words) + words.length()).strip();
        return Integer.parseInt(rest.replaceAll("^(\\d+).*$", "$1"));
    }

    @Test
    void aSupervisorSeesWhoMayReadACaseAndWhoDid() {
        var caseNumber = forms.openCase(COUNTY, Map.of("codeName", "示例鹿"));
        var task = forms.task(WORKER, caseNumber, "receive-person");
        var path = "/cases/" + caseNumber + "/readers";
        assertThat(visit(SUPERVISOR).get(path).body())
                .contains("接收受助人", "三元区民政", "尚无人认领", "身份 ", "审计记录里没有人查阅过")
                .doesNotContain("示例鹿");

        visit(WORKER).getJson("/dossier/tasks/" + task);
        forms.desk(WORKER).claim(task);
        visit(WORKER).getJson("/dossier/tasks/" + task);
        assertThat(visit(SUPERVISOR).get(path).body())
                .contains("已由 " + WORKER + " 认领，只有此人", ">" + WORKER + "<", ">民政<")
                .doesNotContain("示例鹿");
        assertThat(database.sql(
                                "select count(*) from audit.event where case_number = ? and kind = 'AUDIT_READ' and detail = ?")
                        .params(caseNumber, "谁能看、谁看过")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"police-350405", WORKER, "administrator", "auditor"})
    void nobodyElseSeesWhoReadIt(String account) {
        var caseNumber = forms.openCase(COUNTY, Map.of());
        assertThat(visit(account).get("/cases/" + caseNumber + "/readers").statusCode())
                .isIn(403, 404);
    }

    @Test
    void theYearCountsMinorsAndWhoeverMayBeOneAndWhatWasReadOfThem() {
        var before = year(SUPERVISOR);
        var child = forms.openCase(COUNTY, Map.of("codeName", "示例鹿"));
        forms.openCase(COUNTY, Map.of("codeName", "示例鹤", "estimatedAge", 40));
        var task = forms.task(WORKER, child, "receive-person");
        visit(WORKER).getJson("/dossier/tasks/" + task);
        forms.desk(WORKER).claim(task);
        visit(WORKER).getJson("/dossier/tasks/" + task);

        var now = year(SUPERVISOR);
        assertThat(now)
                .contains("三元区 " + thisYear() + " 年未成年人个人信息处理情况", "怎样统计", "培训")
                .doesNotContain("示例鹿", child);
        assertThat(after("存有档案的未成年人", now) - after("存有档案的未成年人", before)).isEqualTo(1);
        assertThat(after("建案", now.replace("其中本年建案、", "")) - after("建案", before.replace("其中本年建案、", "")))
                .isEqualTo(1);
        assertThat(after("填写的内容", now) - after("填写的内容", before)).isEqualTo(1);
        assertThat(after("没有认领、没有显示", now) - after("没有认领、没有显示", before)).isEqualTo(1);
        assertThat(now).contains("<td>民政</td>");
        assertThat(database.sql(
                                "select count(*) from audit.event where kind = 'AUDIT_READ' and account = ? and detail like ?")
                        .params(SUPERVISOR, "未成年人信息处理年度情况，三元区%")
                        .query(Integer.class)
                        .single())
                .isPositive();
    }

    @Test
    void aRegionThatIsNotOnesOwnHasNoSheet() {
        assertThat(visit(SUPERVISOR).get("/cases/minors?region=350405").body()).doesNotContain("id=\"figures\"");
        assertThat(visit("supervisor-350400").get("/cases/minors").body())
                .contains("请选择一个地区")
                .doesNotContain("id=\"figures\"");
        assertThat(year("supervisor-350400")).contains("id=\"figures\"");
    }
}
