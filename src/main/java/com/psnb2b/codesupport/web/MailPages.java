package com.psnb2b.codesupport.web;

import com.psnb2b.codesupport.mail.KeptMails;
import java.security.Principal;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Mails that came in and belong nowhere, or were not taken, for the desk to see to. */
@Controller
@RequestMapping("/app/mail")
class MailPages {

    /** Why a mail was kept, and what can be done. */
    private static final Map<String, String> REASONS = Map.ofEntries(
            Map.entry("own", "It is a mail of ours that came back. Nothing to do, unless there are many."),
            Map.entry(
                    "no_address",
                    "It went to no address that we gave for an answer. Ask the sender to answer one of our mails, or to add"
                            + " it at /status."),
            Map.entry(
                    "several_addresses", "It went to addresses of several claims. Ask for an answer to each of them."),
            Map.entry(
                    "other_sender",
                    "It went to the address of a claim, and is not from the contact that the address was given to. Add"
                            + " nothing from it before you know who wrote it."),
            Map.entry("not_confirmed", "Its sender has not confirmed the address, or wants no mail any more."),
            Map.entry("automatic", "A machine wrote it, such as a notice of absence. Nothing to do."),
            Map.entry("bounce", "A mail of ours did not arrive. Ask the reseller for another address."),
            Map.entry("too_many", "Too many mails came for this claim within an hour. The sender was told."),
            Map.entry("closed", "The claim is closed. The sender was told."),
            Map.entry("gone", "The claim that it names is not there any more."),
            Map.entry("nothing", "There is nothing in it beside what it quotes. The sender was told."),
            Map.entry("files", "Some files were not taken, for the reasons beside. The sender was told."),
            Map.entry("failed", "It could not be taken, by a fault of ours; the log says more."),
            Map.entry("too_large", "It has more than 25 MB. Ask for the files one by one, at /status."),
            Map.entry("too_many_headers", "It is not made as mails are: too many headers."),
            Map.entry("too_many_parts", "It has more than 100 parts."),
            Map.entry("too_deep", "It has mails in mails in mails. Ask for the files alone."),
            Map.entry("too_slow", "It took too long to read."),
            Map.entry("broken", "It could not be read."));

    private final KeptMails mails;

    MailPages(KeptMails mails) {
        this.mails = mails;
    }

    /** A mail as the page shows it. */
    record Line(KeptMails.Kept mail, DisplayTime at, String why, boolean isClaim) {}

    @GetMapping
    String list(Model page) {
        List<Line> lines = mails.list().stream()
                .map(mail -> new Line(
                        mail,
                        DisplayTime.of(mail.at(), ZoneOffset.UTC),
                        REASONS.getOrDefault(mail.words().reason(), mail.words().reason()),
                        mail.about() != null && mail.about().startsWith("clm_")))
                .toList();
        page.addAttribute("lines", lines);
        return "mails";
    }

    /** Somebody has seen to it; it leaves the list. */
    @PostMapping("/{key}/settled")
    String settle(@PathVariable String key, Principal person, RedirectAttributes next) {
        boolean was = mails.settle(key, "user:" + person.getName());
        next.addFlashAttribute("said", was ? "Put aside." : "Somebody else has seen to it already.");
        return "redirect:/app/mail";
    }
}
