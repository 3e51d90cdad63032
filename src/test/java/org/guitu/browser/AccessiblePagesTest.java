package org.guitu.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.guitu.account.engine.AccountBatches;
import org.guitu.form.Conditions;
import org.guitu.notice.Notice;
import org.guitu.notice.NoticeKind;
import org.guitu.notice.NoticeStore;
import org.guitu.repair.FaultKind;
import org.guitu.repair.engine.StoppedCases;
import org.guitu.testing.Desk;
import org.guitu.testing.ModelsPages;
import org.guitu.testing.TwoAdministrators;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every page of ours, with something on it: axe finds nothing at WCAG 2.2 A and AA, a phone shows it without being pushed sideways, and the
 * keyboard gets past the navigation and through. A page that is not visited here fails.
 */
class AccessiblePagesTest extends StoppedCases {

    /** As high as a button with one line of words may be, in points. */
    private static final int ONE_LINE = 44;

    private static final String NOBODY = "";
    private static final String CIVIL_AFFAIRS = "civil-affairs-350404";

    /** Lead elsewhere, or are a part of a page that fetches it. */
    private static final Set<String> NO_PAGES =
            Set.of("/", "/handbook/chapter", "/models/{id}/cases", "/models/{id}/progress");

    @RegisterExtension
    static final InstalledBrowser browser = new InstalledBrowser();

    @LocalServerPort
    private int port;

    @Autowired
    private Conditions conditions;

    @Autowired
    private InstantSource time;

    @Autowired
    private AccountBatches batches;

    @Autowired
    private NoticeStore notices;

    private long batch;

    /**
     * @param route as the controller names it
     * @param account who looks; nobody where it is empty
     */
    private record Visit(String route, String account, String path) {

        static Visit of(String account, String path) {
            return new Visit(path, account, path);
        }
    }

    @AfterEach
    void nothingWaits() {
        database.sql(
                        "update guitu.release set state = 'WITHDRAWN', decided_by = made_by, decided_at = now() where decided_by is null")
                .update();
        if (batch > 0) {
            batches.refuse(batch, "测试结束", TwoAdministrators.FIRST);
        }
    }

    @Test
    void nothingIsWrongWithAnyPage(
            @Autowired @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping all) throws IOException {
        var visits = visits();
        assertThat(visits).extracting(Visit::route).containsAll(pages(all));
        var faults = new LinkedHashMap<String, List<String>>();
        for (String account : visits.stream().map(Visit::account).distinct().toList()) {
            var page = window(account).page();
            visits.stream().filter(visit -> visit.account().equals(account)).forEach(visit -> {
                page.navigate(visit.path());
                look(page, account + " " + visit.path(), faults);
            });
            page.context().close();
        }
        afterAForm(faults);
        assertThat(faults).isEmpty();
    }

    private static void look(Page page, String name, Map<String, List<String>> faults) {
        var found = new ArrayList<>(new Accessibility(page).faults());
        found.addAll(new Accessibility(page).beyondNarrowScreens());
        if (page.locator("header.bar .plain").all().stream()
                .anyMatch(button -> button.boundingBox().height > ONE_LINE)) {
            found.add("the words of a button in the head do not stand in one line");
        }
        if (page.locator("header.bar").count()
                        > page.locator("header.bar .skip").count()
                || page.locator(".skip").count() > page.locator("main#content").count()) {
            found.add("the skip link leads nowhere");
        }
        if (!found.isEmpty()) {
            faults.put(name, found);
        }
    }

    /** Pages that come only as an answer. */
    private void afterAForm(Map<String, List<String>> faults) {
        var page = window(NOBODY).page();
        page.navigate("/report");
        page.locator(".go").click();
        look(page, "a report with questions left open", faults);
        page.navigate("/report/answer");
        page.locator("main input:visible").first().fill("AAAA-BBBB-CCCC-DDDD");
        page.locator(".go").click();
        look(page, "an unknown receipt", faults);
        page.context().close();
    }

    private List<Visit> visits() throws IOException {
        var rescue = new Rescue("http://localhost:" + port, conditions, time, "350404");
        var number = rescue.open("whereNow=示例派出所");
        rescue.complete("receive-person", "receiveOutcome=received");
        var task = new Desk("http://localhost:" + port, CIVIL_AFFAIRS)
                .tasks(number)
                .get(0)
                .path("id")
                .asText();
        assertThat(new Desk("http://localhost:" + port, CIVIL_AFFAIRS)
                        .claim(task)
                        .status())
                .isEqualTo(204);
        var fault = fault(stopped(), FaultKind.JOB_FAILED).id();
        notices.write(Notice.of(
                OWN,
                NoticeKind.EXTENSION_DECLINED,
                number,
                "task-1",
                "接收受助人",
                "350404",
                time.instant(),
                time.instant()));
        batch = batches.request("用户名,姓名,角色,部门,地区,邮箱\nreadable.li,李华,经办人,民政,三元区,\n", "新到岗", TwoAdministrators.FIRST);
        long release = new ModelsPages("http://localhost:" + port, "administrator")
                .upload(
                        "schooling.bpmn",
                        ModelsPages.packaged("processes/schooling.bpmn")
                                .replaceFirst("(<bpmn:userTask id=\"assess-schooling\" name=\")[^\"]*", "$1评估就学"));
        return Stream.of(
                        Stream.of("/login", "/login?error", "/login?logout", "/report", "/report/answer")
                                .map(path -> Visit.of(NOBODY, path)),
                        Stream.of(
                                        "/cases",
                                        "/cases/parked",
                                        "/cases/reports",
                                        "/directory",
                                        "/retention",
                                        "/repairs",
                                        "/notices",
                                        "/handbook",
                                        "/assign",
                                        "/account",
                                        "/account/password")
                                .map(path -> Visit.of(OWN, path)),
                        Stream.of(
                                new Visit("/cases/{number}", OWN, "/cases/" + number),
                                new Visit("/cases/{number}/readers", OWN, "/cases/" + number + "/readers"),
                                new Visit("/cases/minors", OWN, "/cases/minors?region=350404"),
                                new Visit("/repairs/{id}", OWN, "/repairs/" + fault),
                                new Visit("/docs/{*path}", OWN, "/docs/handbook/zh/README.md"),
                                new Visit("/docs/{*path}", OWN, "/docs/clauses.md"),
                                new Visit("/docs/{*path}", OWN, "/docs/record-of-processing.zh.md"),
                                new Visit("/cases/{number}/print", OWN, "/cases/" + number + "/print"),
                                new Visit("/handbook/sheets/{step}", OWN, "/handbook/sheets/receive-person"),
                                new Visit("/tasks/{task}/print", CIVIL_AFFAIRS, "/tasks/" + task + "/print"),
                                new Visit("/tasks/{task}/sheet", CIVIL_AFFAIRS, "/tasks/" + task + "/sheet"),
                                new Visit("/tasks/{task}/course", CIVIL_AFFAIRS, "/tasks/" + task + "/course"),
                                Visit.of(CIVIL_AFFAIRS, "/my-cases"),
                                new Visit("/my-cases/{number}", CIVIL_AFFAIRS, "/my-cases/" + number),
                                Visit.of(CIVIL_AFFAIRS, "/search"),
                                Visit.of(CIVIL_AFFAIRS, "/person-check"),
                                Visit.of(CIVIL_AFFAIRS, "/directory"),
                                Visit.of(CIVIL_AFFAIRS, "/account/second-factor"),
                                Visit.of(CIVIL_AFFAIRS, "/account/code"),
                                Visit.of(CIVIL_AFFAIRS, "/audit"),
                                Visit.of(CIVIL_AFFAIRS, "/not-here"),
                                Visit.of("auditor", "/audit")),
                        Stream.of("/accounts", "/accounts/requests", "/accounts/new", "/accounts/import", "/models")
                                .map(path -> Visit.of("administrator", path)),
                        Stream.of(
                                new Visit("/accounts/one", "administrator", "/accounts/one?account=police-350404"),
                                new Visit(
                                        "/accounts/change", "administrator", "/accounts/change?account=police-350404"),
                                new Visit("/accounts/batches/{batch}", "administrator", "/accounts/batches/" + batch),
                                new Visit("/models/{id}", "administrator", "/models/" + release)))
                .flatMap(visits -> visits)
                .toList();
    }

    private static Set<String> pages(RequestMappingHandlerMapping all) {
        var pages = new TreeSet<String>();
        all.getHandlerMethods().forEach((info, handler) -> {
            if (isPage(handler) && info.getMethodsCondition().getMethods().contains(RequestMethod.GET)) {
                pages.addAll(info.getPatternValues());
            }
        });
        pages.removeAll(NO_PAGES);
        assertThat(pages).hasSizeGreaterThan(25);
        return pages;
    }

    private static boolean isPage(HandlerMethod handler) {
        return handler.getMethod().getReturnType() == String.class
                && handler.getBeanType().getPackageName().startsWith("org.guitu")
                && !AnnotatedElementUtils.hasAnnotation(handler.getMethod(), ResponseBody.class)
                && !AnnotatedElementUtils.hasAnnotation(handler.getBeanType(), ResponseBody.class);
    }

    @Test
    void theKeyboardGetsPastTheNavigationAndThroughThePageSeenAllTheWay() {
        new Rescue("http://localhost:" + port, conditions, time, "350404").open();
        var page = window(OWN).page();
        page.navigate("/cases");
        page.keyboard().press("Tab");
        assertThat(new Accessibility(page).focus())
                .containsEntry("words", "跳到正文")
                .containsEntry("seen", true);
        page.keyboard().press("Enter");
        page.keyboard().press("Tab");
        assertThat(page.evaluate("document.querySelector('main').contains(document.activeElement)"))
                .isEqualTo(true);
        var way = new ArrayList<Map<String, Object>>();
        do {
            way.add(new Accessibility(page).focus());
            page.keyboard().press("Tab");
        } while (!Boolean.TRUE.equals(page.evaluate("document.activeElement === document.body")) && way.size() < 300);
        assertThat(way).hasSizeBetween(8, 299).allSatisfy(stop -> assertThat(stop)
                .containsEntry("seen", true));
    }

    private Window window(String account) {
        var window = browser.open("http://localhost:" + port, 1366, 768);
        if (!account.isEmpty()) {
            window.login(account);
        }
        return window;
    }
}
