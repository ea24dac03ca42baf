package com.psnb2b.codesupport.web;

import com.psnb2b.codesupport.api.ClaimDoor;
import com.psnb2b.codesupport.claim.EvidenceType;
import com.psnb2b.codesupport.claim.InvalidInput;
import com.psnb2b.codesupport.claim.ReportedIssue;
import com.psnb2b.codesupport.security.Visitor;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The checklist for people who have no API: what is known goes in, what the policy makes of it comes out. Open to
 * everybody, so it looks into no delivery record and no claim, keeps nothing, and repeats no code.
 */
@Controller
@RequestMapping("/check")
class CheckPage {

    private final Checklist checklist;
    private final ClaimDoor door;
    private final AddressThrottle throttle;

    CheckPage(Checklist checklist, ClaimDoor door, AddressThrottle throttle) {
        this.checklist = checklist;
        this.door = door;
        this.throttle = throttle;
    }

    @ModelAttribute
    void always(Model page) {
        page.addAttribute("busy", false);
        page.addAttribute("issues", Words.all(ReportedIssue.values()));
        page.addAttribute("atHand", Words.all(ClaimForm.AT_HAND.toArray(EvidenceType[]::new)));
    }

    @GetMapping
    String empty(Model page) {
        return filled(page, new ClaimForm(Map.of()), Map.of());
    }

    /** The page with what the policy makes of the form; 422 where a field is wrong. */
    @PostMapping
    String check(
            @RequestParam Map<String, String> fields,
            HttpServletRequest request,
            HttpServletResponse response,
            Model page) {
        ClaimForm form = new ClaimForm(fields);
        if (!throttle.lets(request.getRemoteAddr())) {
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            response.setHeader(HttpHeaders.RETRY_AFTER, "60");
            page.addAttribute("busy", true);
            return filled(page, form, Map.of());
        }
        try {
            page.addAttribute("result", checklist.judge(form));
            return filled(page, form, Map.of());
        } catch (InvalidInput invalid) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return filled(page, form, ClaimForm.faults(invalid));
        }
    }

    /** Files the form as a claim of the person's reseller, and leads to it; 422 where a field is wrong. */
    @PostMapping("/file")
    String file(
            @AuthenticationPrincipal Visitor visitor,
            @RequestParam Map<String, String> fields,
            HttpServletResponse response,
            Model page) {
        ClaimForm form = new ClaimForm(fields);
        try {
            return "redirect:/status/claims/"
                    + door.file(checklist.submission(form, visitor.caller())).id();
        } catch (InvalidInput invalid) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return filled(page, form, ClaimForm.faults(invalid));
        }
    }

    private static String filled(Model page, ClaimForm form, Map<String, String> errors) {
        page.addAttribute("form", form);
        page.addAttribute("errors", errors);
        return "check";
    }
}
