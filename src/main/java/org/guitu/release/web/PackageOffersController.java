package org.guitu.release.web;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.guitu.engine.identity.Visitors;
import org.guitu.release.Release.Origin;
import org.guitu.release.ReleaseRefusedException;
import org.guitu.release.engine.ReleaseDesk;
import org.guitu.upgrade.PackageOffers;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What an update of the program would change of files that the installation has changed: taking it over is a release like any other. */
@Controller
class PackageOffersController {

    private final PackageOffers offers;
    private final ReleaseDesk desk;
    private final Visitors administrators;
    private final Words words;

    PackageOffersController(PackageOffers offers, ReleaseDesk desk, Visitors administrators, Words words) {
        this.offers = offers;
        this.desk = desk;
        this.administrators = administrators;
        this.words = words;
    }

    @PostMapping("/models/packages/take")
    String take(@RequestParam List<String> file, Authentication person, Locale language, RedirectAttributes told) {
        try {
            var files = offers.deployment(file);
            long release = desk.begin(
                    words.of("models.packages.name", language, String.join("、", file)),
                    Origin.PACKAGE,
                    Optional.empty(),
                    files,
                    administrators.of(person));
            told.addFlashAttribute("done", words.of("models.done.taken", language));
            return "redirect:/models/" + release;
        } catch (ReleaseRefusedException refused) {
            told.addFlashAttribute("wrong", words.of(refused, language));
            return "redirect:/models";
        }
    }

    @PostMapping("/models/packages/keep")
    String keep(@RequestParam String file, Authentication person, Locale language, RedirectAttributes told) {
        offers.keep(file, administrators.of(person));
        told.addFlashAttribute("done", words.of("models.done.kept", language));
        return "redirect:/models";
    }
}
