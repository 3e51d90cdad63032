package org.guitu.supervision;

import java.util.Collection;
import java.util.List;
import org.guitu.casefile.CaseNumber;
import org.guitu.engine.identity.EngineLogin;
import org.guitu.office.ChosenRegions;
import org.guitu.parked.engine.ParkedCases;
import org.guitu.progress.engine.CaseProgress;
import org.guitu.progress.engine.CaseProgress.CaseLine;
import org.guitu.progress.engine.CaseWaits;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The lists of cases and of reports of a supervisor's regions. The security configuration lets nobody else in. */
@Controller
class CasesController {

    static final int PAGE = 50;

    private final CaseProgress progress;
    private final CaseWaits waits;
    private final EngineLogin logins;
    private final ChosenRegions regions;
    private final ParkedCases parked;

    CasesController(
            CaseProgress progress, CaseWaits waits, EngineLogin logins, ChosenRegions regions, ParkedCases parked) {
        this.progress = progress;
        this.waits = waits;
        this.logins = logins;
        this.regions = regions;
        this.parked = parked;
    }

    @GetMapping("/cases")
    String cases(
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "") String region,
            @RequestParam(defaultValue = "") String before,
            Authentication person,
            Model model) {
        return list("/cases", progress::cases, number, region, before, person, model);
    }

    @GetMapping("/cases/reports")
    String reports(
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "") String region,
            @RequestParam(defaultValue = "") String before,
            Authentication person,
            Model model) {
        return list("/cases/reports", progress::reports, number, region, before, person, model);
    }

    /** Asks for the files of regions, by a part of their number, that come after another. */
    private interface Files {
        List<CaseLine> find(Collection<String> regions, String number, CaseNumber before, int limit);
    }

    private String list(
            String path, Files files, String number, String region, String before, Authentication person, Model model) {
        var own = logins.regionsOf(person.getName());
        var chosen = regions.chosen(region, own);
        var found = files.find(chosen, number, CaseNumber.find(before).orElse(null), PAGE + 1);
        boolean more = found.size() > PAGE;
        var shown = more ? found.subList(0, PAGE) : found;
        var why = waits.of(shown.stream().map(CaseLine::caseNumber).toList());
        model.addAttribute(
                "cases",
                shown.stream()
                        .map(line -> CaseRow.of(line, why.get(line.caseNumber()).get(0)))
                        .toList());
        model.addAttribute("path", path);
        model.addAttribute("reports", path.equals("/cases/reports"));
        model.addAttribute("older", more ? last(shown).caseNumber().value() : null);
        model.addAttribute("regions", regions.of(own));
        model.addAttribute("parked", parked.count(chosen));
        model.addAttribute("number", number.strip());
        model.addAttribute("mistyped", CaseNumber.isMistyped(number));
        model.addAttribute("region", region);
        model.addAttribute("first", before.isBlank());
        model.addAttribute("person", person.getName());
        return "cases";
    }

    private static CaseLine last(List<CaseLine> lines) {
        return lines.get(lines.size() - 1);
    }
}
