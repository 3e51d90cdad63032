package org.guitu.repair.web;

import java.util.List;
import java.util.Map;
import org.guitu.audit.Actor;
import org.guitu.engine.identity.EngineLogin;
import org.guitu.office.Directory;
import org.guitu.office.RefusedException;
import org.guitu.repair.FaultStore;
import org.guitu.repair.RepairReason;
import org.guitu.repair.engine.RepairDesk;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What has stopped, and what may be done about it. The security configuration lets nobody but supervisors and administrators in. */
@Controller
class RepairsController {

    private static final int LAST_PAGE = 1_000_000;

    private final RepairDesk desk;
    private final EngineLogin logins;
    private final Directory directory;

    RepairsController(RepairDesk desk, EngineLogin logins, Directory directory) {
        this.desk = desk;
        this.logins = logins;
        this.directory = directory;
    }

    private Actor of(Authentication person) {
        var account = person.getName();
        return Actor.of(account, logins.groupsOf(account).orElse(List.of()), directory);
    }

    @GetMapping("/repairs")
    String list(@RequestParam(defaultValue = "0") int page, Authentication person, Model model) {
        var actor = of(person);
        int shown = Math.max(0, Math.min(page, LAST_PAGE));
        var found = desk.list(actor, shown);
        model.addAttribute(
                "faults", FaultView.of(found.stream().limit(FaultStore.PAGE).toList(), desk, actor, directory));
        model.addAttribute("more", found.size() > FaultStore.PAGE);
        model.addAttribute("page", shown);
        model.addAttribute("person", person.getName());
        return "repairs";
    }

    @GetMapping("/repairs/{id}")
    String one(@PathVariable long id, Authentication person, Model model) {
        var actor = of(person);
        var fault = desk.find(id, actor).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        boolean supervises = desk.supervises(actor, fault);
        model.addAttribute("fault", FaultView.of(fault, desk, actor, directory));
        model.addAttribute("supervises", supervises && fault.place().isPresent());
        if (supervises && fault.place().isPresent()) {
            var request = desk.request(fault);
            model.addAttribute("request", request.orElse(null));
            model.addAttribute(
                    "asked", request.map(any -> desk.words(fault, any)).orElse(null));
            model.addAttribute(
                    "own",
                    request.filter(any -> any.askedBy().equals(person.getName()))
                            .isPresent());
            model.addAttribute("ways", desk.ways(fault));
            model.addAttribute("questions", desk.questions(fault));
            model.addAttribute("reasons", RepairReason.values());
        }
        model.addAttribute("person", person.getName());
        return "repair";
    }

    @PostMapping("/repairs/{id}/retry")
    String retry(
            @PathVariable long id,
            @RequestParam(defaultValue = "false") boolean alike,
            Authentication person,
            RedirectAttributes told) {
        try {
            int count = desk.retry(id, alike, of(person));
            told.addFlashAttribute("done", "已重试 %d 件。没有办成的，过一会儿会再列在这里。".formatted(count));
        } catch (RefusedException refused) {
            told.addFlashAttribute("wrong", refused.getMessage());
        }
        return "redirect:/repairs";
    }

    @PostMapping("/repairs/{id}/move")
    String move(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String step,
            @RequestParam(defaultValue = "") String reason,
            Authentication person,
            RedirectAttributes told) {
        return asked(id, Map.of("form", "move", "step", step, "reason", reason), told, () -> {
            int cut = step.lastIndexOf('>');
            desk.askMove(id, step.substring(0, Math.max(0, cut)), step.substring(cut + 1), reason, of(person));
        });
    }

    @PostMapping("/repairs/{id}/correct")
    String correct(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String fact,
            @RequestParam(defaultValue = "") String value,
            @RequestParam(defaultValue = "") String reason,
            Authentication person,
            RedirectAttributes told) {
        return asked(
                id,
                Map.of("form", fact, "value", value, "reason", reason),
                told,
                () -> desk.askCorrection(id, fact, value, reason, of(person)));
    }

    @PostMapping("/repairs/{id}/confirm")
    String confirm(@PathVariable long id, @RequestParam long request, Authentication person, RedirectAttributes told) {
        return tell(id, "已执行。", told, () -> desk.confirm(id, request, of(person)));
    }

    @PostMapping("/repairs/{id}/decline")
    String decline(@PathVariable long id, @RequestParam long request, Authentication person, RedirectAttributes told) {
        return tell(id, "已不同意或撤回。", told, () -> desk.decline(id, request, of(person)));
    }

    /** What was chosen stands in the form again when it is refused. */
    private String asked(long id, Map<String, String> typed, RedirectAttributes told, Runnable act) {
        var next = tell(id, "已提请，等另一位督导确认。", told, act);
        if (told.getFlashAttributes().containsKey("wrong")) {
            told.addFlashAttribute("typed", typed);
        }
        return next;
    }

    private String tell(long id, String done, RedirectAttributes told, Runnable act) {
        try {
            act.run();
            told.addFlashAttribute("done", done);
        } catch (RefusedException refused) {
            told.addFlashAttribute("wrong", refused.getMessage());
            return "redirect:/repairs/" + id;
        }
        return "redirect:/repairs";
    }
}
