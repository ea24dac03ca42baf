package com.psnb2b.codesupport.web;

import com.psnb2b.codesupport.access.ClaimLinks;
import com.psnb2b.codesupport.access.VisitorFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Where a claim link is opened. Its secret stands behind the {@code #} of the address, which browsers send to nobody;
 * the page takes it from there into the body of a request, and out of sight.
 */
@Controller
@RequestMapping("/status/link")
class LinkPage {

    private final ClaimLinks links;

    LinkPage(ClaimLinks links) {
        this.links = links;
    }

    @GetMapping
    String show(@RequestParam(required = false) String ended, Model page) {
        page.addAttribute("ended", ended != null);
        return "link";
    }

    /**
     * To the claim; unknown, expired and revoked links look the same.
     *
     * @param link the whole address or its secret alone
     */
    @PostMapping
    String open(@RequestParam String link, HttpServletRequest request, HttpServletResponse response, Model page) {
        String token = link.strip().substring(link.strip().indexOf('#') + 1);
        return VisitorFilter.open(token, links, request)
                .map(found -> "redirect:/status/claims/" + found.claimId())
                .orElseGet(() -> {
                    response.setStatus(HttpStatus.NOT_FOUND.value());
                    page.addAttribute("ended", true);
                    return "link";
                });
    }
}
