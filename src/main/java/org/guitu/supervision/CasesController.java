package org.guitu.supervision;

import java.util.List;
import org.guitu.casefile.CaseNumber;
import org.guitu.engine.identity.EngineLogin;
import org.guitu.office.Directory;
import org.guitu.office.Region;
import org.guitu.progress.engine.CaseProgress;
import org.guitu.progress.engine.CaseProgress.CaseLine;
import org.guitu.progress.engine.CaseWaits;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of cases of a supervisor's regions. The security configuration lets nobody else in. */
@Controller
class CasesController {

    static final int PAGE = 50;

    private final CaseProgress progress;
    private final CaseWaits waits;
    private final EngineLogin logins;
    private final Directory directory;

    CasesController(CaseProgress progress, CaseWaits waits, EngineLogin logins, Directory directory) {
        this.progress = progress;
        this.waits = waits;
        this.logins = logins;
        this.directory = directory;
    }

    @GetMapping("/cases")
    String cases(
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "") String region,
            @RequestParam(defaultValue = "") String before,
            Authentication person,
            Model model) {
        var own = logins.regionsOf(person.getName());
        var found = progress.cases(
                chosen(region, own), number, CaseNumber.find(before).orElse(null), PAGE + 1);
        boolean more = found.size() > PAGE;
        var shown = more ? found.subList(0, PAGE) : found;
        var why = waits.of(shown.stream().map(CaseLine::caseNumber).toList());
        model.addAttribute(
                "cases",
                shown.stream()
                        .map(line -> CaseRow.of(line, why.get(line.caseNumber()).get(0)))
                        .toList());
        model.addAttribute("older", more ? last(shown).caseNumber().value() : null);
        model.addAttribute(
                "regions",
                directory.regions().stream()
                        .filter(any -> own.contains(any.code()))
                        .toList());
        model.addAttribute("number", number.strip());
        model.addAttribute("region", region);
        model.addAttribute("first", before.isBlank());
        model.addAttribute("person", person.getName());
        return "cases";
    }

    /** A region stands for all below it. */
    private List<String> chosen(String region, List<String> own) {
        if (!directory.isRegion(region)) {
            return region.isBlank() ? own : List.of();
        }
        return directory.withinRegion(region).stream()
                .map(Region::code)
                .filter(own::contains)
                .toList();
    }

    private static CaseLine last(List<CaseLine> lines) {
        return lines.get(lines.size() - 1);
    }
}
