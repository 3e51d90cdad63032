package org.guitu.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.guitu.form.Conditions;
import org.guitu.testing.Browser;
import org.guitu.testing.FilledForms;
import org.guitu.testing.GuituTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.util.HtmlUtils;

/**
 * What people read on our pages are words: no process is called by its id, no queue by its key, no state by its name in the program, and
 * nothing that is not there is called null. Accounts are called as they log in; whoever publishes models reads their ids.
 */
@GuituTest
class CodesInPagesTest {

    private static final Pattern NOT_SEEN =
            Pattern.compile("(?s)<(script|style|title|code)[ >].*?</\\1>|<!--.*?-->|<[^>]*>");
    private static final Pattern CODE = Pattern.compile("\\([a-z-]+\\)"
            + "|(?<![\\w.@/-])[a-z]+(-[a-z0-9]+)+(?![\\w@.])"
            + "|(?<!\\w)[A-Z]{2,}(_[A-Z]+)+(?!\\w)"
            + "|(?<![\\w-])(null|undefined|true|false)(?![\\w-])"
            + "|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"
            + "|\\?\\?[a-z]+[._][\\w.]+\\?\\?");

    /** What the trail calls somebody whose account other tests have removed. */
    private static final Pattern GONE_ACCOUNT = Pattern.compile("[a-z-]+-\\d{6}");

    private static final Map<String, List<String>> READ = Map.of(
            "supervisor-350404",
            List.of(
                    "/cases",
                    "/cases/parked",
                    "/assign",
                    "/cases/minors",
                    "/cases/reports",
                    "/repairs",
                    "/directory",
                    "/retention",
                    "/notices",
                    "/account"),
            "police-350404",
            List.of("/my-cases", "/search", "/person-check", "/directory", "/notices", "/account"),
            "auditor",
            List.of("/audit", "/account"),
            "administrator",
            List.of("/repairs", "/accounts", "/notices", "/account"));

    /** Of these, the first lead to the web apps, whose pages are no pages of ours, the others to where ids are what is worked on. */
    private static final Set<OwnPage> OTHER =
            Set.of(OwnPage.TASKS, OwnPage.PROCESSES, OwnPage.ADMIN, OwnPage.MODELS, OwnPage.HANDBOOK);

    @LocalServerPort
    private int port;

    private Map<String, Set<String>> codes(Map<String, List<String>> pages, Set<String> accounts) {
        var found = new LinkedHashMap<String, Set<String>>();
        pages.forEach((account, paths) -> {
            var browser = new Browser("http://localhost:" + port).logIn(account);
            for (String path : paths) {
                var answer = browser.get(path);
                assertThat(answer.statusCode()).as(account + " " + path).isEqualTo(200);
                var codes = codes(answer.body(), accounts);
                if (!codes.isEmpty()) {
                    found.put(account + " " + path, codes);
                }
            }
        });
        return found;
    }

    private static Set<String> codes(String page, Set<String> accounts) {
        var seen = HtmlUtils.htmlUnescape(NOT_SEEN.matcher(page).replaceAll(" "));
        return CODE.matcher(seen)
                .results()
                .map(MatchResult::group)
                .filter(code ->
                        !accounts.contains(code) && !GONE_ACCOUNT.matcher(code).matches())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void noPageShowsACode(
            @Autowired Conditions conditions, @Autowired InstantSource clock, @Autowired IdentityService identities) {
        var caseNumber = new FilledForms("http://localhost:" + port, conditions, clock)
                .openCase("350404", Map.of("urgencyLevel", "normal"));
        var known =
                identities.createUserQuery().list().stream().map(User::getId).collect(Collectors.toSet());
        assertThat(codes(READ, known)).isEmpty();
        var ofCase = "/cases/" + caseNumber;
        assertThat(codes(
                        Map.of(
                                "supervisor-350404",
                                List.of(ofCase, ofCase + "/readers"),
                                "auditor",
                                List.of("/audit?caseNumber=" + caseNumber)),
                        known))
                .isEmpty();
    }

    @Test
    void eachOfOurPagesIsLookedAt() {
        var read = READ.values().stream().flatMap(List::stream).collect(Collectors.toSet());
        assertThat(Arrays.stream(OwnPage.values())
                        .filter(page -> !OTHER.contains(page))
                        .map(OwnPage::path))
                .allMatch(read::contains);
    }

    @Test
    void codesAreFound() {
        assertThat(Stream.of("<p>(public)</p>", "<td>rescue-case</td>", "<b>ORDER_TO_ISSUE</b>", "<td>null</td>")
                        .map(page -> codes(page, Set.of())))
                .noneMatch(Set::isEmpty);
        assertThat(codes("<a href='/person-check'>查人</a> 350404-2026-000001-4 a@b-c.de", Set.of()))
                .isEmpty();
    }
}
