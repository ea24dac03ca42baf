package com.psnb2b.codesupport.web;

import com.psnb2b.codesupport.access.Visitor;
import com.psnb2b.codesupport.claim.DeliveryStatus;
import com.psnb2b.codesupport.words.Words;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** What every page of a support team shows or needs. */
@ControllerAdvice(
        assignableTypes = {
            CheckPage.class,
            ClaimPages.class,
            CasePages.class,
            NewCasePages.class,
            MoreCodesPages.class,
            LinkPage.class,
            StartPages.class,
            ReportPage.class,
            CustomerPages.class
        })
class PageModel {

    /** What a page may be asked to say. In its address, since a script that has sent a form loads the page once more. */
    private static final Set<String> SAID = Set.of("said.case", "said.case_before", "said.codes_added");

    /** What scripts say themselves: the rest of the keys {@code script.}. */
    private static final List<String> SCRIPTED = List.of(
            "unreachable",
            "closed",
            "countdown",
            "found",
            "which_is",
            "too_much",
            "files_too_large",
            "checking",
            "so_far",
            "case_unreachable",
            "refused_size",
            "refused");

    /** @param visitor null where nobody is signed in as one of a reseller */
    @ModelAttribute
    void fill(
            @AuthenticationPrincipal Visitor visitor,
            @RequestParam(defaultValue = "") String said,
            HttpServletRequest request,
            Model page) {
        if (SAID.contains(said)) {
            page.addAttribute("said", said);
        }
        page.addAttribute("visitor", visitor);
        page.addAttribute("words", new DisplayNames());
        page.addAttribute("countries", Country.in(Words.ofReader()));
        page.addAttribute("languages", LanguagePage.NAMES);
        page.addAttribute("here", LanguagePage.comeBack(request));
        page.addAttribute("scripted", SCRIPTED);
        page.addAttribute("logs", DisplayNames.all(DeliveryStatus.values()));
    }
}
