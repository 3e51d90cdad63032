package org.guitu.report;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.guitu.form.FormRefusal;
import org.guitu.office.Directory;
import org.guitu.office.Region;
import org.guitu.report.ReportLimits.Refused;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The public page: to report something without an account, and to see by the receipt what became of it. Needs no script. */
@Controller
@RequestMapping("/report")
class ReportController {

    private final Reporting reporting;
    private final ReportProgress progress;
    private final ReportCheck check;
    private final PageStamp stamps;
    private final Directory directory;
    private final ReportLimits limits;

    ReportController(
            Reporting reporting,
            ReportProgress progress,
            ReportCheck check,
            PageStamp stamps,
            Directory directory,
            ReportLimits limits) {
        this.reporting = reporting;
        this.progress = progress;
        this.check = check;
        this.stamps = stamps;
        this.directory = directory;
        this.limits = limits;
    }

    @GetMapping
    String form(Model model) {
        return form(ReportDraft.EMPTY, Map.of(), null, model);
    }

    /** The same form with what was written, whenever it was not taken. */
    private String form(ReportDraft draft, Map<String, String> problems, String notice, Model model) {
        model.addAttribute("draft", draft);
        model.addAttribute("problems", problems);
        model.addAttribute("notice", notice);
        model.addAttribute("stamp", stamps.issue());
        model.addAttribute("cities", cities());
        model.addAttribute("kinds", ReporterKind.values());
        model.addAttribute("situations", ReportCheck.SITUATIONS);
        return "report";
    }

    @PostMapping
    String report(
            @RequestParam MultiValueMap<String, String> sent,
            @RequestParam(required = false) String stamp,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var draft = ReportDraft.of(sent);
        var problems = check.problems(draft);
        var page = stamps.read(stamp);
        boolean danger = draft.danger().equals("yes");
        boolean toConfirm = danger && page.filter(PageStamp.Read::waiting).isPresent();
        if (toConfirm && problems.isEmpty() && page.orElseThrow().isTooYoung()) {
            return notYet(draft, stamp, page.orElseThrow().age().negated(), response, model);
        }
        var notice = notice(draft, page);
        if (!problems.isEmpty() || notice != null) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return form(draft, problems, problems.isEmpty() ? notice : null, model);
        }
        var address = request.getRemoteAddr();
        var longer = toConfirm ? limits.confirm(address) : Duration.ZERO;
        if (!longer.isZero()) {
            return notYet(draft, stamp, longer, response, model);
        }
        var refused = toConfirm ? Optional.<Refused>empty() : limits.take(address, draft.region());
        if (refused.isPresent() && danger) {
            var wait = limits.confirmedAfter(address);
            return notYet(draft, stamps.issueFor(wait), wait, response, model);
        }
        if (refused.isPresent()) {
            begin(refused.get(), response);
            return form(draft, Map.of(), notice(refused.get()), model);
        }
        try {
            model.addAttribute(
                    "receipt", reporting.take(draft, page.orElseThrow().nonce()));
            model.addAttribute("danger", danger);
            return "report-received";
        } catch (FormRefusal refusal) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return form(draft, Map.of(), refusal.getMessage(), model);
        }
    }

    /** Why a page is not taken, whatever was written on it; {@code null} when it is. */
    private static String notice(ReportDraft draft, Optional<PageStamp.Read> page) {
        if (draft.isByProgram()) {
            return "系统没有收到这份报告：有一栏看不见的内容被自动填写了。请关闭浏览器的自动填写，再提交一次。";
        }
        if (page.filter(read -> !read.isTooOld()).isEmpty()) {
            return "页面打开太久，系统没有收到这份报告。内容还在，请核对后再提交一次。";
        }
        return page.orElseThrow().isTooYoung() ? "提交得太快，系统没有收到这份报告。内容还在，请核对后再提交一次。" : null;
    }

    private static void begin(Refused refused, HttpServletResponse response) {
        response.setStatus(refused.status().value());
        response.setHeader(HttpHeaders.RETRY_AFTER, "" + (refused.delay().toSeconds() + 1));
    }

    private static String notice(Refused refused) {
        return "%s的报告太多，系统没有收到这份报告。内容还在，请约 %d 分钟后再提交；急的请打110。"
                .formatted(
                        refused.status() == HttpStatus.TOO_MANY_REQUESTS ? "您所在的网络一小时内" : "现在这个地方", refused.minutes());
    }

    /** A report of danger beyond the limits: it is taken once somebody has waited a little and confirms it. */
    private static String notYet(
            ReportDraft draft, String stamp, Duration wait, HttpServletResponse response, Model model) {
        begin(new Refused(HttpStatus.TOO_MANY_REQUESTS, wait), response);
        model.addAttribute("draft", draft);
        model.addAttribute("stamp", stamp);
        model.addAttribute("seconds", wait.toSeconds() + 1);
        return "report-confirm";
    }

    /** Where a request goes whose page was too old to prove that it came from here: nothing is stored, nothing is lost. */
    @RequestMapping("/again")
    String again(@RequestParam MultiValueMap<String, String> sent, HttpServletResponse response, Model model) {
        response.setStatus(HttpStatus.FORBIDDEN.value());
        return form(ReportDraft.of(sent), Map.of(), "页面已经过期，系统没有收到这份报告。请核对下面的内容，再提交一次；浏览器须允许本站的Cookie。", model);
    }

    @GetMapping("/answer")
    String ask() {
        return "report-answer";
    }

    @PostMapping("/answer")
    String answer(
            @RequestParam(required = false) String receipt,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var refused = limits.ask(request.getRemoteAddr());
        if (refused.isPresent()) {
            begin(refused.get(), response);
            model.addAttribute("slowed", refused.get().minutes());
            return "report-answer";
        }
        var news = progress.by(receipt);
        model.addAttribute("unknown", news.isEmpty());
        model.addAttribute("state", news.map(known -> known.state().name()).orElse(null));
        model.addAttribute("answer", news.flatMap(ReportProgress.News::answer).orElse(null));
        return "report-answer";
    }

    /** The counties of each city; the city itself stands for somebody who does not know which. */
    private Map<Region, List<Region>> cities() {
        var cities = new LinkedHashMap<Region, List<Region>>();
        directory.regions().stream()
                .filter(region -> region.level().equals("city"))
                .forEach(city -> cities.put(
                        city,
                        directory.withinRegion(city.code()).stream()
                                .filter(region -> region.level().equals("county"))
                                .toList()));
        return cities;
    }
}
