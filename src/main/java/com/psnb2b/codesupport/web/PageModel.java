package com.psnb2b.codesupport.web;

import com.psnb2b.codesupport.claim.DeliveryStatus;
import com.psnb2b.codesupport.security.Visitor;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What every page of a support team shows or needs. */
@ControllerAdvice(assignableTypes = {CheckPage.class, ClaimPages.class, LinkPage.class})
class PageModel {

    /** @param visitor null where nobody is signed in as one of a reseller */
    @ModelAttribute
    void fill(@AuthenticationPrincipal Visitor visitor, Model page) {
        page.addAttribute("visitor", visitor);
        page.addAttribute("words", new Words());
        page.addAttribute("countries", Country.ALL);
        page.addAttribute("logs", Words.all(DeliveryStatus.values()));
    }
}
