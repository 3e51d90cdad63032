package org.guitu.retention;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.guitu.audit.Actor;
import org.guitu.office.Directory;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Tells supervisors which cases of their regions are going to lose their content. The security configuration lets nobody else in. */
@Controller
class RetentionController {

    private final RetentionWarning warning;
    private final Directory directory;

    RetentionController(RetentionWarning warning, Directory directory) {
        this.warning = warning;
        this.directory = directory;
    }

    /** A line of the page. */
    record Row(DueCase due, String region) {}

    @GetMapping("/retention")
    String soon(Authentication person, HttpServletRequest request, Model model) {
        var groups = person.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .toList();
        List<Row> rows = warning.read(Actor.of(person.getName(), groups, directory), request.getRemoteAddr()).stream()
                .map(due -> new Row(due, directory.region(due.region()).name()))
                .toList();
        model.addAttribute("rows", rows);
        model.addAttribute("days", RetentionWarning.DAYS);
        model.addAttribute("person", person.getName());
        return "retention";
    }
}
