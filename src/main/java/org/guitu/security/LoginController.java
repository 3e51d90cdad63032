package org.guitu.security;

import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The login page, and the way from the front door to where one works. */
@Controller
class LoginController {

    private final boolean demo;

    LoginController(Environment environment) {
        this.demo = environment.acceptsProfiles(Profiles.of("demo"));
    }

    /** {@code slow}: seconds until the next attempt will be looked at. */
    @GetMapping("/login")
    String login(@RequestParam(required = false) Integer slow, Model model) {
        model.addAttribute("slow", slow);
        model.addAttribute("demo", demo);
        return "login";
    }

    @GetMapping("/")
    String home(Authentication person) {
        return "redirect:" + LoginSuccess.homeOf(person);
    }
}
