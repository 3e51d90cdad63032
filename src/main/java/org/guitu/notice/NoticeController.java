package org.guitu.notice;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What somebody was told: everybody sees their own notices and no others. */
@Controller
class NoticeController {

    private static final String TASK = "/camunda/app/tasklist/default/#/?forceDisplayTask=true&task=";

    private final NoticeStore notices;
    private final Directory directory;
    private final InstantSource time;

    NoticeController(NoticeStore notices, Directory directory, InstantSource time) {
        this.notices = notices;
        this.directory = directory;
        this.time = time;
    }

    /** {@code after}: where the page before ended. */
    @GetMapping("/notices")
    String list(@RequestParam(defaultValue = "") String after, Authentication person, Model model) {
        var account = person.getName();
        var place = NoticePlace.find(after);
        var found = notices.of(account, place);
        var shown = found.subList(0, Math.min(found.size(), NoticeStore.PAGE));
        var reader = new NoticeReader(person);
        model.addAttribute(
                "rows",
                shown.stream()
                        .map(notice -> NoticeRow.of(notice, reader, directory, time.instant()))
                        .toList());
        model.addAttribute("unread", notices.unread(account));
        model.addAttribute("after", place.map(NoticePlace::toString).orElse(null));
        model.addAttribute("older", found.size() > shown.size() ? NoticePlace.of(shown.get(shown.size() - 1)) : null);
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
    String read(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String after,
            Authentication person,
            RedirectAttributes target) {
        if (!notices.markRead(person.getName(), id)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        NoticePlace.find(after).ifPresent(place -> target.addAttribute("after", place.toString()));
        return "redirect:/notices";
    }

    /** Marks it as read and leads to its task or case. */
    @PostMapping("/notices/{id}/open")
    String open(@PathVariable long id, Authentication person) {
        var reader = new NoticeReader(person);
        var page = notices.find(person.getName(), id)
                .flatMap(notice -> notice.task() != null ? Optional.of(TASK + notice.task()) : reader.pageOf(notice))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        notices.markRead(person.getName(), id);
        return "redirect:" + page;
    }

    /** Marks those as read that the page showed, and none that came since. */
    @PostMapping("/notices/read")
    String readShown(@RequestParam(required = false) List<Long> shown, Authentication person) {
        notices.markRead(person.getName(), shown == null ? List.of() : shown);
        return "redirect:/notices";
    }
}
