package com.psnb2b.codesupport.web;

import com.psnb2b.codesupport.access.LandingPage;
import com.psnb2b.codesupport.access.SingleSignOn;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The sign-in form, and where the bare address leads. */
@Controller
class StartPages {

    private final SingleSignOn providers;

    StartPages(SingleSignOn providers) {
        this.providers = providers;
    }

    @GetMapping("/login")
    String signIn(Model model) {
        model.addAttribute("providers", providers.providers());
        return "login";
    }

    /** Everybody to where their work is. */
    @GetMapping("/")
    String start(Authentication person) {
        return "redirect:" + LandingPage.of(person);
    }
}
