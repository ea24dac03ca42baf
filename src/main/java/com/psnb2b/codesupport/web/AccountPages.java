package com.psnb2b.codesupport.web;

import com.psnb2b.codesupport.code.CodeRedactor;
import com.psnb2b.codesupport.people.Groups;
import com.psnb2b.codesupport.people.People;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who is signed in, and the end of it on every device: for oneself, and for anybody where an administrator asks. */
@Controller
@RequestMapping("/account")
class AccountPages {

    private static final Logger LOG = LoggerFactory.getLogger(AccountPages.class);

    private final People people;

    AccountPages(People people) {
        this.people = people;
    }

    @ModelAttribute
    void fill(Authentication person, Model page) {
        page.addAttribute("name", person.getName());
        page.addAttribute("admin", isAdministrator(person));
        page.addAttribute(
                "desk",
                isAdministrator(person) || Groups.among(person.getAuthorities()).contains(Groups.SUPPORT_DESK));
        page.addAttribute("looks", SecondLookPages.mayOpen(person));
    }

    @GetMapping
    String show() {
        return "account";
    }

    /** @param person whom; blank, or one's own name, for oneself. Others are an administrator's to sign out: else 403 */
    @PostMapping("/sign-out-everywhere")
    String signOut(
            @RequestParam(defaultValue = "") String person,
            Authentication who,
            Model page,
            HttpServletResponse response,
            RedirectAttributes next) {
        String name = person.isBlank() ? who.getName() : person.strip();
        boolean isSelf = name.equals(who.getName());
        if (!isSelf && !isAdministrator(who)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        if (!people.signOutEverywhere(name)) {
            response.setStatus(HttpStatus.NOT_FOUND.value());
            page.addAttribute("unknown", CodeRedactor.redact(name));
            return "account";
        }
        LOG.info("{} was signed out everywhere by {}", name, who.getName());
        if (isSelf) {
            return "redirect:/login?everywhere";
        }
        next.addFlashAttribute("said", name + " is signed out everywhere.");
        return "redirect:/account";
    }

    private static boolean isAdministrator(Authentication person) {
        return Groups.among(person.getAuthorities()).contains(Groups.ADMIN);
    }
}
