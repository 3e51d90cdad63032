package org.guitu.account.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.guitu.account.AccountRequest;
import org.guitu.account.AccountRequests;
import org.guitu.account.batch.FileText;
import org.guitu.account.engine.AccountBatches;
import org.guitu.account.engine.AccountBatches.Report;
import org.guitu.account.engine.AccountList;
import org.guitu.engine.identity.Visitors;
import org.guitu.office.RefusedException;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Many accounts at once: a file, what is wrong with it by line, and what two administrators make of it. */
@Controller
class BatchController {

    private final AccountBatches batches;
    private final AccountRequests requests;
    private final AccountList list;
    private final Visitors visitors;

    BatchController(AccountBatches batches, AccountRequests requests, AccountList list, Visitors visitors) {
        this.batches = batches;
        this.requests = requests;
        this.list = list;
        this.visitors = visitors;
    }

    @ModelAttribute
    void common(Authentication person, Model model) {
        if (person != null) {
            model.addAttribute("person", person.getName());
            model.addAttribute("waiting", requests.waiting().size());
        }
    }

    @GetMapping("/accounts/import")
    String begin() {
        return "account-import";
    }

    /** The text of a file as the page's script sends it: whatever letters the spreadsheet wrote, none of it is kept. */
    @PostMapping(value = "/accounts/import/read", consumes = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    @ResponseBody
    Map<String, String> read(@RequestBody(required = false) byte[] file) {
        return Map.of("text", FileText.of(file == null ? new byte[0] : file));
    }

    @PostMapping("/accounts/import/check")
    String check(@RequestParam(defaultValue = "") String text, Model model) {
        return report(text, "", batches.check(text), model);
    }

    private String report(String text, String reason, Report report, Model model) {
        model.addAttribute("text", text);
        model.addAttribute("reason", reason);
        model.addAttribute("faults", report.faults());
        model.addAttribute(
                "rows",
                report.rows().stream()
                        .map(row -> BatchRow.of(row.account(), row.draft(), list))
                        .toList());
        return "account-import";
    }

    @PostMapping("/accounts/import")
    String ask(
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String reason,
            Authentication person,
            Model model,
            RedirectAttributes told) {
        try {
            long batch = batches.request(text, reason, visitors.of(person));
            told.addFlashAttribute("done", "已提出申请，等另一位系统管理员一并确认后生效。");
            return "redirect:/accounts/batches/" + batch;
        } catch (RefusedException refused) {
            model.addAttribute("wrong", refused.getMessage());
            return report(text, reason, batches.check(text), model);
        }
    }

    @GetMapping("/accounts/batches/{batch}")
    String show(@PathVariable long batch, Authentication person, Model model) {
        var found = requests.ofBatch(batch);
        if (found.isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        var first = found.get(0);
        boolean own = first.requestedBy().equalsIgnoreCase(person.getName());
        model.addAttribute("batch", batch);
        model.addAttribute("first", RequestRow.of(first, person.getName(), list, first.requestedAt()));
        model.addAttribute("open", first.decision().isEmpty());
        model.addAttribute("own", own);
        model.addAttribute("halves", own && found.stream().anyMatch(AccountRequest::halfWaits));
        model.addAttribute(
                "rows",
                found.stream()
                        .map(request ->
                                BatchRow.of(request.account(), request.wanted().orElseThrow(), list))
                        .toList());
        return "account-batch";
    }

    @PostMapping("/accounts/batches/{batch}/confirm")
    String confirm(
            @PathVariable long batch,
            Authentication person,
            Model model,
            RedirectAttributes told,
            HttpServletResponse response) {
        try {
            return halves(batches.confirm(batch, visitors.of(person)), "后半", batch, model, response);
        } catch (RefusedException refused) {
            return tell(told, "wrong", refused.getMessage(), batch);
        }
    }

    @PostMapping("/accounts/batches/{batch}/halves")
    String readHalves(
            @PathVariable long batch,
            Authentication person,
            Model model,
            RedirectAttributes told,
            HttpServletResponse response) {
        try {
            return halves(batches.halves(batch, visitors.of(person)), "前半", batch, model, response);
        } catch (RefusedException refused) {
            return tell(told, "wrong", refused.getMessage(), batch);
        }
    }

    @PostMapping("/accounts/batches/{batch}/refuse")
    String refuse(
            @PathVariable long batch,
            @RequestParam(defaultValue = "") String reason,
            Authentication person,
            RedirectAttributes told) {
        try {
            batches.refuse(batch, reason, visitors.of(person));
            return tell(told, "done", "已处理，没有新建账户。", batch);
        } catch (RefusedException refused) {
            return tell(told, "wrong", refused.getMessage(), batch);
        }
    }

    private static String halves(
            Map<String, String> halves, String which, long batch, Model model, HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        model.addAttribute("halves", halves);
        model.addAttribute("which", which);
        model.addAttribute("batch", batch);
        return "account-halves";
    }

    private static String tell(RedirectAttributes told, String how, String words, long batch) {
        told.addFlashAttribute(how, words);
        return "redirect:/accounts/batches/" + batch;
    }
}
