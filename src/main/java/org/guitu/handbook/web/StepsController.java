package org.guitu.handbook.web;

import java.util.List;
import java.util.Optional;
import org.guitu.handbook.engine.DeployedHandbook;
import org.guitu.handbook.engine.HandbookStep;
import org.guitu.office.Directory;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The steps as they are deployed, for everybody who is logged in: one's own department's at first. They hold nothing of any case. */
@Controller
class StepsController {

    private static final int PAGE = 25;

    private final DeployedHandbook handbook;
    private final Directory directory;

    StepsController(DeployedHandbook handbook, Directory directory) {
        this.handbook = handbook;
        this.directory = directory;
    }

    /**
     * A step as the page shows it.
     *
     * @param departments in words
     * @param limit empty without one
     */
    public record Row(HandbookStep step, String departments, String limit) {}

    @GetMapping("/handbook")
    String steps(
            @RequestParam Optional<String> department,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "0") int page,
            Authentication person,
            Model model) {
        var chosen = department
                .or(() -> person.getAuthorities().stream()
                        .map(GrantedAuthority::getAuthority)
                        .filter(directory::isDepartment)
                        .findFirst())
                .filter(id -> name.isBlank() || department.isPresent())
                .orElse("");
        var found = handbook.steps().stream()
                .filter(step -> chosen.isEmpty() || step.departments().contains(chosen))
                .filter(step -> name.isBlank()
                        || step.name().contains(name.strip())
                        || step.process().contains(name.strip()))
                .toList();
        int shown = Math.max(0, Math.min(page, found.size() / PAGE));
        model.addAttribute(
                "steps",
                found.stream()
                        .skip((long) shown * PAGE)
                        .limit(PAGE)
                        .map(step -> new Row(
                                step,
                                departments(step.departments()),
                                handbook.limit(step.id()).orElse("")))
                        .toList());
        model.addAttribute("count", found.size());
        model.addAttribute("more", found.size() > (shown + 1) * PAGE);
        model.addAttribute("page", shown);
        model.addAttribute("name", name);
        model.addAttribute("department", chosen);
        model.addAttribute("departments", directory.departments());
        model.addAttribute("person", person.getName());
        return "handbook";
    }

    private String departments(List<String> ids) {
        return String.join(
                "、",
                ids.stream()
                        .map(id -> directory.isDepartment(id)
                                ? directory.department(id).zh()
                                : id.equals("supervisor") ? "督导" : "由案情决定的部门")
                        .toList());
    }
}
