package org.guitu.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.guitu.oidc.OidcLogin;
import org.guitu.security.limit.LoginLaterException;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;

/** The login page, and the way from the front door to where one works. */
@Controller
class LoginController {

    static final String LATER = "org.guitu.security.LATER";

    private final boolean demo;
    private final OidcLogin provider;

    LoginController(Environment environment, OidcLogin provider) {
        this.provider = provider;
        this.demo = environment.acceptsProfiles(Profiles.of("demo"));
    }

    @GetMapping("/login")
    String login(HttpServletRequest request, HttpServletResponse response, Model model) {
        model.addAttribute("name", TypedName.take(request, response));
        return page(request, model);
    }

    private String page(HttpServletRequest request, Model model) {
        model.addAttribute("demo", demo);
        model.addAttribute("provider", provider.isOn());
        model.addAttribute("wayOut", provider.wayOut(request).orElse(null));
        return "login";
    }

    /** The same page, where somebody is led whose password was not looked at. */
    @RequestMapping("/login/later")
    String later(@RequestAttribute(LATER) LoginLaterException later, HttpServletRequest request, Model model) {
        model.addAttribute("later", later.getMessage());
        model.addAttribute("seconds", later.seconds());
        model.addAttribute("name", TypedName.of(request));
        return page(request, model);
    }

    /** The same page, where somebody is led whom the identity provider does not let in here. */
    @RequestMapping("/login/refused")
    String refused(@RequestAttribute(OidcLogin.REFUSAL) String refusal, HttpServletRequest request, Model model) {
        model.addAttribute("refusal", refusal);
        return page(request, model);
    }

    @GetMapping("/")
    String home(Authentication person) {
        return "redirect:" + LoginSuccess.homeOf(person);
    }
}
