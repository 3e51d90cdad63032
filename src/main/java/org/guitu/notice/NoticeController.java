package org.guitu.notice;

import java.time.InstantSource;
import java.util.Map;
import org.guitu.office.Directory;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;

/** What somebody was told: everybody sees their own notices and no others. */
@Controller
class NoticeController {

    private static final String TASK = "/camunda/app/tasklist/default/#/?task=";

    private final NoticeStore notices;
    private final Directory directory;
    private final InstantSource time;

    NoticeController(NoticeStore notices, Directory directory, InstantSource time) {
        this.notices = notices;
        this.directory = directory;
        this.time = time;
    }

    @GetMapping("/notices")
    String list(@RequestParam(defaultValue = "0") int page, Authentication person, Model model) {
        var account = person.getName();
        int shown = Math.max(0, page);
        model.addAttribute(
                "rows",
                notices.of(account, shown).stream()
                        .map(notice -> NoticeRow.of(notice, directory, time.instant()))
                        .toList());
        model.addAttribute("unread", notices.unread(account));
        model.addAttribute("page", shown);
        model.addAttribute("more", notices.count(account) > (shown + 1L) * NoticeStore.PAGE);
        model.addAttribute("person", account);
        return "notices";
    }

    /** For the web apps' headers. */
    @GetMapping("/notices/unread")
    @ResponseBody
    Map<String, Long> unread(Authentication person) {
        return Map.of("unread", notices.unread(person.getName()));
    }

    @PostMapping("/notices/{id}/read")
    String read(@PathVariable long id, Authentication person) {
        if (!notices.markRead(person.getName(), id)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return "redirect:/notices";
    }

    /** Marks it as read and leads to its task or case. */
    @PostMapping("/notices/{id}/open")
    String open(@PathVariable long id, Authentication person) {
        var notice = notices.find(person.getName(), id)
                .filter(found -> found.task() != null
                        || found.kind().isOfCase()
                        || found.kind().isOfRepair()
                        || found.kind().isOfDirectory())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        notices.markRead(person.getName(), id);
        return "redirect:" + (notice.task() != null ? TASK + notice.task() : pageOf(notice));
    }

    private static String pageOf(Notice notice) {
        if (notice.kind().isOfRepair()) {
            return "/repairs";
        }
        return notice.kind().isOfDirectory() ? "/directory" : "/cases/" + notice.caseNumber();
    }

    @PostMapping("/notices/read")
    String readAll(Authentication person) {
        notices.markAllRead(person.getName());
        return "redirect:/notices";
    }
}
