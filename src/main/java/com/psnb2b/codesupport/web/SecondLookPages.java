package com.psnb2b.codesupport.web;

import com.psnb2b.codesupport.people.Groups;
import com.psnb2b.codesupport.secondlook.DrawKeys;
import com.psnb2b.codesupport.secondlook.Draws;
import com.psnb2b.codesupport.secondlook.SecondLooks;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;

/**
 * Second looks, for those who decide: what was settled of one's own, and the keys of the draw with their hashes.
 */
@Controller
@RequestMapping("/app/second-looks")
class SecondLookPages {

    private static final Set<String> OVERSEEING = Set.of(Groups.SENIOR_REVIEWERS, Groups.PROCESS_OWNERS, Groups.ADMIN);

    private final SecondLooks looks;
    private final DrawKeys keys;
    private final Draws draws;

    SecondLookPages(SecondLooks looks, DrawKeys keys, Draws draws) {
        this.looks = looks;
        this.keys = keys;
        this.draws = draws;
    }

    static boolean mayOpen(Authentication person) {
        return oversees(person) || Groups.among(person.getAuthorities()).contains(Groups.REVIEWERS);
    }

    /** Whether the person reads the figures of all. */
    private static boolean oversees(Authentication person) {
        return Groups.among(person.getAuthorities()).stream().anyMatch(OVERSEEING::contains);
    }

    @GetMapping
    String page(Authentication person, Model page) {
        page.addAttribute("person", person.getName());
        page.addAttribute("settled", looks.settledOf(person.getName()));
        page.addAttribute("keys", keys.published());
        page.addAttribute("oversees", oversees(person));
        return "second-looks";
    }

    /** Who was drawn by a key, and who was not, once it is no secret any more. */
    @GetMapping("/draws/{key}")
    void draws(@PathVariable int key, HttpServletResponse answer) throws IOException {
        boolean isOver =
                keys.published().stream().anyMatch(published -> published.id() == key && published.key() != null);
        if (!isOver) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        answer.setContentType(Download.CSV);
        answer.setCharacterEncoding(StandardCharsets.UTF_8.name());
        answer.setHeader(HttpHeaders.CONTENT_DISPOSITION, Download.attachment("draws-" + key + ".csv"));
        try (Writer out = answer.getWriter()) {
            draws.csv(key, out);
        }
    }
}
