package org.guitu.provider.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.guitu.audit.Actor;
import org.guitu.casefile.CaseNumber;
import org.guitu.engine.identity.EngineLogin;
import org.guitu.office.Directory;
import org.guitu.office.Region;
import org.guitu.office.Role;
import org.guitu.provider.engine.DirectoryDesk;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Who helps in a region, for those who work there or below; supervisors see besides which counties have no hospital. */
@Controller
class DirectoryController {

    private final DirectoryDesk desk;
    private final EngineLogin logins;
    private final Directory directory;

    DirectoryController(DirectoryDesk desk, EngineLogin logins, Directory directory) {
        this.desk = desk;
        this.logins = logins;
        this.directory = directory;
    }

    @GetMapping("/directory")
    String show(
            @RequestParam(defaultValue = "") String region,
            Authentication person,
            HttpServletRequest request,
            Model model) {
        var reader = actor(person);
        var regions = desk.regionsOf(reader.account());
        var chosen = regions.stream()
                .map(Region::code)
                .filter(region::equals)
                .findFirst()
                .orElseGet(() -> outermost(reader.account()));
        model.addAttribute(
                "entries",
                desk.read(chosen, reader, request.getRemoteAddr()).stream()
                        .map(entry -> EntryRow.of(entry, directory, desk.keeps(reader, entry)))
                        .toList());
        model.addAttribute("regions", regions);
        model.addAttribute("region", chosen);
        model.addAttribute("gaps", isSupervisor(reader) ? desk.countiesWithoutHospital(reader.account()) : List.of());
        model.addAttribute("person", reader.account());
        return "directory";
    }

    @PostMapping("/directory/{number}/places")
    String places(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String free,
            Authentication person,
            HttpServletRequest request) {
        var actor = actor(person);
        var entry = CaseNumber.find(number)
                .flatMap(known -> desk.kept(known, actor))
                .orElseThrow(DirectoryController::gone);
        if (!free.strip().matches("\\d{1,4}")) {
            return "redirect:/directory?wrong&region=" + entry.region();
        }
        desk.setPlaces(entry, Integer.parseInt(free.strip()), actor, request.getRemoteAddr());
        return "redirect:/directory?saved&region=" + entry.region();
    }

    @PostMapping("/directory/{number}/review")
    String review(@PathVariable String number, Authentication person, HttpServletRequest request) {
        var actor = actor(person);
        var entry = CaseNumber.find(number)
                .flatMap(known -> desk.kept(known, actor))
                .orElseThrow(DirectoryController::gone);
        desk.review(entry, actor, request.getRemoteAddr());
        return "redirect:/directory?review&region=" + entry.region();
    }

    private String outermost(String account) {
        return directory.outermost(logins.regionsOf(account)).stream()
                .findFirst()
                .orElse("");
    }

    private Actor actor(Authentication person) {
        var account = person.getName();
        return Actor.of(account, logins.groupsOf(account).orElse(List.of()), directory);
    }

    private static boolean isSupervisor(Actor reader) {
        return reader.role() != null && List.of(reader.role().split(",")).contains(Role.SUPERVISOR.id());
    }

    private static ResponseStatusException gone() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
