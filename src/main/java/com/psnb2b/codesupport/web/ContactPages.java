package com.psnb2b.codesupport.web;

import com.psnb2b.codesupport.mail.Contact;
import com.psnb2b.codesupport.mail.Contacts;
import com.psnb2b.codesupport.words.ReaderLanguage;
import com.psnb2b.codesupport.words.Words;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Where the links of a mail lead: whether an address wants mail, and that it wants none any more. Looking changes nothing,
 * since whoever checks mails for viruses opens every link. Mail programs send the second by one click (RFC 8058).
 */
@Controller
@RequestMapping("/mail")
class ContactPages {

    private final Contacts contacts;
    private final AddressThrottle throttle;

    ContactPages(Contacts contacts, AddressThrottle throttle) {
        this.contacts = contacts;
        this.throttle = throttle;
    }

    @GetMapping("/confirm")
    String asked(
            @RequestParam(defaultValue = "") String token,
            HttpServletRequest request,
            HttpServletResponse response,
            Model page) {
        return shown("confirm", token, contacts.asked(token), false, request, response, page);
    }

    @PostMapping("/confirm")
    String confirm(
            @RequestParam(defaultValue = "") String token,
            HttpServletRequest request,
            HttpServletResponse response,
            Model page) {
        return isTooMuch(request, response)
                ? shown("confirm", token, Optional.empty(), false, request, response, page)
                : shown("confirm", token, contacts.confirm(token), true, request, response, page);
    }

    @GetMapping("/unsubscribe")
    String unsubscribing(
            @RequestParam(defaultValue = "") String token,
            HttpServletRequest request,
            HttpServletResponse response,
            Model page) {
        return shown("unsubscribe", token, contacts.unsubscribing(token), false, request, response, page);
    }

    @PostMapping("/unsubscribe")
    String unsubscribe(
            @RequestParam(defaultValue = "") String token,
            HttpServletRequest request,
            HttpServletResponse response,
            Model page) {
        return isTooMuch(request, response)
                ? shown("unsubscribe", token, Optional.empty(), false, request, response, page)
                : shown("unsubscribe", token, contacts.unsubscribe(token), true, request, response, page);
    }

    private boolean isTooMuch(HttpServletRequest request, HttpServletResponse response) {
        boolean isTooMuch = !throttle.lets(request.getRemoteAddr());
        if (isTooMuch) {
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            response.setHeader(HttpHeaders.RETRY_AFTER, "60");
        }
        return isTooMuch;
    }

    /** In the language of the contact; in the reader's where there is none. */
    private static String shown(
            String what,
            String token,
            Optional<Contact> contact,
            boolean done,
            HttpServletRequest request,
            HttpServletResponse response,
            Model page) {
        Words words = Words.in(contact.map(Contact::language).orElseGet(() -> ReaderLanguage.of(request)));
        page.addAttribute("language", words.tag());
        page.addAttribute("title", words.say("mail.page." + what + ".title"));
        page.addAttribute("action", "/mail/" + what);
        page.addAttribute("token", token);
        if (contact.isEmpty()) {
            boolean isBusy = response.getStatus() == HttpStatus.TOO_MANY_REQUESTS.value();
            if (!isBusy) {
                response.setStatus(HttpStatus.NOT_FOUND.value());
            }
            page.addAttribute("wrong", words.say(isBusy ? "mail.page.busy" : "mail.page.invalid"));
        } else if (done) {
            page.addAttribute(
                    "said",
                    words.say("mail.page." + what + ".done", contact.get().address()));
        } else {
            page.addAttribute(
                    "text",
                    words.say(
                            "mail.page." + what + ".text",
                            contact.get().address(),
                            contact.get().resellerId()));
            page.addAttribute("button", words.say("mail.page." + what + ".button"));
        }
        return "mail-contact";
    }
}
