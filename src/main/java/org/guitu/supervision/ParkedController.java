package org.guitu.supervision;

import java.time.InstantSource;
import org.guitu.engine.identity.EngineLogin;
import org.guitu.office.ChosenRegions;
import org.guitu.office.Directory;
import org.guitu.parked.ParkedCase;
import org.guitu.parked.engine.ParkedCases;
import org.guitu.progress.engine.CaseWaits;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of a supervisor's cases in which nobody has anything to do. The security configuration lets nobody else in. */
@Controller
class ParkedController {

    /** No list is that long; the count of the cases before it must not overflow. */
    private static final int LAST_PAGE = 1_000_000;

    private final ParkedCases parked;
    private final CaseWaits waits;
    private final ChosenRegions regions;
    private final EngineLogin logins;
    private final Directory directory;
    private final InstantSource time;

    ParkedController(
            ParkedCases parked,
            CaseWaits waits,
            ChosenRegions regions,
            EngineLogin logins,
            Directory directory,
            InstantSource time) {
        this.parked = parked;
        this.waits = waits;
        this.regions = regions;
        this.logins = logins;
        this.directory = directory;
        this.time = time;
    }

    @GetMapping("/cases/parked")
    String parked(
            @RequestParam(defaultValue = "") String region,
            @RequestParam(defaultValue = "0") int page,
            Authentication person,
            Model model) {
        var own = logins.regionsOf(person.getName());
        var chosen = regions.chosen(region, own);
        int shown = Math.max(0, Math.min(page, LAST_PAGE));
        var found = parked.of(chosen, shown * CasesController.PAGE, CasesController.PAGE);
        var why = waits.of(found.stream().map(ParkedCase::caseNumber).toList());
        var now = time.instant();
        model.addAttribute(
                "cases",
                found.stream()
                        .map(line -> ParkedRow.of(
                                line,
                                directory.region(line.region()).name(),
                                why.get(line.caseNumber()).get(0),
                                now))
                        .toList());
        int count = parked.count(chosen);
        model.addAttribute("count", count);
        model.addAttribute("page", shown);
        model.addAttribute("more", count > (shown + 1) * CasesController.PAGE);
        model.addAttribute("regions", regions.of(own));
        model.addAttribute("region", region);
        model.addAttribute("person", person.getName());
        return "parked";
    }
}
