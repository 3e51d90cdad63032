package org.guitu.minors.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.Year;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.guitu.audit.Actor;
import org.guitu.engine.identity.EngineLogin;
import org.guitu.minors.MinorsFigures;
import org.guitu.office.China;
import org.guitu.office.Directory;
import org.guitu.office.Region;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The yearly figures of one county, to be looked at and printed by a supervisor of that region. The security configuration lets nobody
 * else in.
 */
@Controller
class MinorsController {

    private static final int FIRST_YEAR = 2000;
    private static final int YEARS_OFFERED = 5;

    private final MinorsFigures figures;
    private final EngineLogin logins;
    private final Directory directory;
    private final InstantSource clock;

    MinorsController(MinorsFigures figures, EngineLogin logins, Directory directory, InstantSource clock) {
        this.figures = figures;
        this.logins = logins;
        this.directory = directory;
        this.clock = clock;
    }

    /** A line of the page: who read. */
    record Row(String department, int accounts, int cases, int answers, int documents, int exports) {}

    @GetMapping("/cases/minors")
    String year(
            @RequestParam(defaultValue = "") String region,
            @RequestParam(defaultValue = "0") int year,
            Authentication person,
            HttpServletRequest request,
            Model model) {
        var now = LocalDate.ofInstant(clock.instant(), China.ZONE);
        int asked = year < FIRST_YEAR || year > now.getYear() ? now.getYear() : year;
        var own = directory.regions().stream()
                .filter(any -> logins.regionsOf(person.getName()).contains(any.code()))
                .toList();
        model.addAttribute("regions", own);
        model.addAttribute(
                "years",
                IntStream.range(0, YEARS_OFFERED)
                        .mapToObj(back -> now.getYear() - back)
                        .toList());
        model.addAttribute("year", asked);
        model.addAttribute("printedOn", now);
        model.addAttribute("complete", asked < now.getYear());
        model.addAttribute("person", person.getName());
        chosen(region, own).ifPresent(county -> fill(county, Year.of(asked), person, request, model));
        return "minors";
    }

    /** The region that was asked for if it is one of the person's own; without a choice the only one that there is. */
    private static Optional<Region> chosen(String region, List<Region> own) {
        return region.isBlank() && own.size() == 1
                ? Optional.of(own.get(0))
                : own.stream().filter(any -> any.code().equals(region)).findFirst();
    }

    private void fill(Region county, Year year, Authentication person, HttpServletRequest request, Model model) {
        var actor = Actor.of(person.getName(), logins.groupsOf(person.getName()).orElse(List.of()), directory);
        var counted = figures.of(county, year, actor, request.getRemoteAddr());
        model.addAttribute("county", county);
        model.addAttribute("countyName", directory.fullName(county));
        model.addAttribute("figures", counted);
        model.addAttribute(
                "rows",
                counted.readers().stream()
                        .map(any -> new Row(
                                DepartmentNames.of(any.ids(), directory),
                                any.accounts(),
                                any.cases(),
                                any.answers(),
                                any.documents(),
                                any.exports()))
                        .toList());
    }
}
