package com.psnb2b.codesupport.web;

import com.psnb2b.codesupport.security.StartPage;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The sign-in form, and where the bare address leads. */
@Controller
class StartPages {

    @GetMapping("/login")
    String signIn() {
        return "login";
    }

    /** Everybody to where their work is. */
    @GetMapping("/")
    String start(Authentication person) {
        return "redirect:" + StartPage.of(person);
    }
}
