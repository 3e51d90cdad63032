package org.guitu.account.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.guitu.account.AccountDraft;
import org.guitu.account.AccountRequest;
import org.guitu.account.AccountRequests;
import org.guitu.account.RequestKind;
import org.guitu.account.engine.AccountDesk;
import org.guitu.account.engine.AccountList;
import org.guitu.account.engine.AccountList.Filter;
import org.guitu.engine.identity.Visitors;
import org.guitu.office.Directory;
import org.guitu.office.RefusedException;
import org.guitu.office.Role;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The administrators' page: who has an account, what is asked for, and who decided what. */
@Controller
class AccountsController {

    private final AccountDesk desk;
    private final AccountList list;
    private final AccountRequests requests;
    private final Directory directory;
    private final Visitors visitors;
    private final InstantSource clock;

    AccountsController(
            AccountDesk desk,
            AccountList list,
            AccountRequests requests,
            Directory directory,
            Visitors visitors,
            InstantSource clock) {
        this.desk = desk;
        this.list = list;
        this.requests = requests;
        this.directory = directory;
        this.visitors = visitors;
        this.clock = clock;
    }

    @ModelAttribute
    void common(Authentication person, Model model) {
        if (person != null) {
            model.addAttribute("person", person.getName());
            model.addAttribute("waiting", requests.waiting().size());
        }
    }

    @GetMapping("/accounts")
    String show(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String group,
            @RequestParam(defaultValue = "") String region,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "0") int page,
            Model model) {
        var filter = new Filter(q.strip(), group, region, state);
        int at = Math.max(0, page);
        var found = list.find(filter, at * AccountList.PAGE);
        model.addAttribute("rows", found.stream().limit(AccountList.PAGE).toList());
        model.addAttribute("more", found.size() > AccountList.PAGE);
        model.addAttribute("page", at);
        model.addAttribute("filter", filter);
        model.addAttribute("count", list.count());
        model.addAttribute("roles", Role.values());
        model.addAttribute("departments", directory.departments());
        model.addAttribute("regions", directory.regions());
        model.addAttribute("lone", desk.administrators() < 2);
        return "accounts";
    }

    @GetMapping("/accounts/one")
    String one(@RequestParam(defaultValue = "") String account, Model model) {
        var draft = desk.find(account).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("account", account);
        model.addAttribute("name", draft.name());
        model.addAttribute("mail", draft.mail());
        model.addAttribute("roles", AccountList.rolesOf(draft.roles()));
        model.addAttribute("departments", list.departmentsOf(draft.departments()));
        model.addAttribute("regions", list.regionsIn(draft.regions()));
        model.addAttribute("closed", desk.isClosed(account));
        model.addAttribute("tasks", list.tasksOf(account));
        model.addAttribute("provided", desk.isProvided(account));
        model.addAttribute("provider", desk.hasProvider());
        model.addAttribute(
                "request", requests.waitingFor(account).map(AccountRequest::id).orElse(null));
        model.addAttribute("history", rows(requests.decided(account, 0, AccountList.PAGE), ""));
        return "account";
    }

    @GetMapping("/accounts/new")
    String begin(Model model) {
        return form("", new AccountDraft("", "", List.of(), List.of(), List.of()), "", true, model);
    }

    @PostMapping("/accounts/new")
    String create(
            @ModelAttribute TypedAccount typed,
            @RequestParam(defaultValue = "") String reason,
            Authentication person,
            Model model,
            RedirectAttributes told) {
        return ask(RequestKind.CREATE, typed.id(), typed.draft(), reason, person, model, told);
    }

    @GetMapping("/accounts/change")
    String edit(@RequestParam(defaultValue = "") String account, Model model) {
        var draft = desk.find(account).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return form(account, draft, "", false, model);
    }

    @PostMapping("/accounts/change")
    String change(
            @ModelAttribute TypedAccount typed,
            @RequestParam(defaultValue = "") String reason,
            Authentication person,
            Model model,
            RedirectAttributes told) {
        return ask(RequestKind.CHANGE, typed.id(), typed.draft(), reason, person, model, told);
    }

    private String ask(
            RequestKind kind,
            String account,
            AccountDraft draft,
            String reason,
            Authentication person,
            Model model,
            RedirectAttributes told) {
        try {
            desk.request(kind, account, draft, reason, visitors.of(person));
            told.addFlashAttribute("done", "已提出申请，等另一位系统管理员确认后生效。");
            return "redirect:/accounts/requests";
        } catch (RefusedException refused) {
            model.addAttribute("wrong", refused.getMessage());
            return form(account, draft, reason, kind == RequestKind.CREATE, model);
        }
    }

    private String form(String account, AccountDraft draft, String reason, boolean fresh, Model model) {
        model.addAttribute("account", account);
        model.addAttribute("draft", draft);
        model.addAttribute("reason", reason);
        model.addAttribute("fresh", fresh);
        model.addAttribute("roles", Role.values());
        model.addAttribute("departments", directory.departments());
        model.addAttribute("regions", RegionChoice.of(directory, draft.regions()));
        return "account-form";
    }

    @PostMapping("/accounts/ask")
    String ask(
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String account,
            @RequestParam(defaultValue = "") String reason,
            Authentication person,
            RedirectAttributes told) {
        var known = Stream.of(
                        RequestKind.PASSWORD,
                        RequestKind.LOCK,
                        RequestKind.UNLOCK,
                        RequestKind.DEVICE,
                        RequestKind.PROVIDER)
                .filter(any -> any.name().equals(kind))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        told.addAttribute("account", account);
        var next = tell(
                told,
                () -> {
                    desk.request(known, account, null, reason, visitors.of(person));
                    return "已提出申请，等另一位系统管理员确认后生效。";
                },
                "redirect:/accounts/one");
        if (told.getFlashAttributes().containsKey("wrong")) {
            told.addFlashAttribute("typed", Map.of("kind", kind, "reason", reason));
        }
        return next;
    }

    @GetMapping("/accounts/requests")
    String requests(@RequestParam(defaultValue = "0") int page, Authentication person, Model model) {
        int at = Math.max(0, page);
        var decided = requests.decided("", at * AccountList.PAGE, AccountList.PAGE + 1);
        var batches = new HashSet<Long>();
        var open = requests.waiting().stream()
                .filter(request -> request.batch().map(batches::add).orElse(true))
                .toList();
        model.addAttribute("open", rows(open, person.getName()));
        model.addAttribute(
                "decided", rows(decided.stream().limit(AccountList.PAGE).toList(), person.getName()));
        model.addAttribute("more", decided.size() > AccountList.PAGE);
        model.addAttribute("page", at);
        return "account-requests";
    }

    private List<RequestRow> rows(List<AccountRequest> found, String reader) {
        var now = clock.instant();
        return found.stream()
                .map(request -> RequestRow.of(request, reader, list, now))
                .toList();
    }

    /** Shows the second half in the answer itself: it is on no page that could be opened again. */
    @PostMapping("/accounts/requests/{id}/confirm")
    String confirm(
            @PathVariable long id,
            Authentication person,
            Model model,
            RedirectAttributes told,
            HttpServletResponse response) {
        try {
            var half = desk.confirm(id, visitors.of(person));
            if (half.isPresent()) {
                return half(id, half.get(), "后半", model, response);
            }
            told.addFlashAttribute("done", "已确认，立即生效。");
        } catch (RefusedException refused) {
            told.addFlashAttribute("wrong", refused.getMessage());
        }
        return "redirect:/accounts/requests";
    }

    @PostMapping("/accounts/requests/{id}/half")
    String readHalf(
            @PathVariable long id,
            Authentication person,
            Model model,
            RedirectAttributes told,
            HttpServletResponse response) {
        try {
            return half(id, desk.half(id, visitors.of(person)), "前半", model, response);
        } catch (RefusedException refused) {
            told.addFlashAttribute("wrong", refused.getMessage());
            return "redirect:/accounts/requests";
        }
    }

    private String half(long id, String half, String which, Model model, HttpServletResponse response) {
        var request = requests.find(id).orElseThrow();
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        model.addAttribute("half", half);
        model.addAttribute("which", which);
        model.addAttribute("account", request.account());
        model.addAttribute("requester", request.requestedBy());
        return "account-half";
    }

    @PostMapping("/accounts/requests/{id}/refuse")
    String refuse(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String reason,
            Authentication person,
            RedirectAttributes told) {
        return tell(
                told,
                () -> {
                    desk.refuse(id, reason, visitors.of(person));
                    return "已处理，账户没有改动。";
                },
                "redirect:/accounts/requests");
    }

    private static String tell(RedirectAttributes told, Supplier<String> act, String next) {
        try {
            told.addFlashAttribute("done", act.get());
        } catch (RefusedException refused) {
            told.addFlashAttribute("wrong", refused.getMessage());
        }
        return next;
    }
}
