package com.psnb2b.codesupport.web;

import com.psnb2b.codesupport.access.Visitor;
import com.psnb2b.codesupport.casework.ClaimService;
import com.psnb2b.codesupport.casework.ModelFailed;
import com.psnb2b.codesupport.claim.Channel;
import com.psnb2b.codesupport.claim.ClaimCase;
import com.psnb2b.codesupport.claim.EvidenceType;
import com.psnb2b.codesupport.claim.InvalidInput;
import com.psnb2b.codesupport.claim.ReportedIssue;
import com.psnb2b.codesupport.intake.CaseReader;
import com.psnb2b.codesupport.intake.CaseReader.SentCode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
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

    private static final Logger LOG = LoggerFactory.getLogger(CheckPage.class);

    private static final CaseReader.Sender VISITOR = new CaseReader.Sender(null, Channel.PAGE, "visitor", true);

    /** Codes that are as much work as one check of a form. */
    private static final int CODES_OF_A_CHECK = 25;

    private final Checklist checklist;
    private final PastedCodes pasted;
    private final ManyCodes manyCodes;
    private final AddressThrottle throttle;
    private final ClaimService service;

    CheckPage(
            Checklist checklist,
            PastedCodes pasted,
            ManyCodes manyCodes,
            AddressThrottle throttle,
            ClaimService service) {
        this.checklist = checklist;
        this.pasted = pasted;
        this.manyCodes = manyCodes;
        this.throttle = throttle;
        this.service = service;
    }

    @ModelAttribute
    void always(HttpServletRequest request, Model page) {
        page.addAttribute("busy", request.getAttribute(CheckThrottle.BUSY) != null);
        page.addAttribute("failed", false);
        page.addAttribute("issues", DisplayNames.all(ReportedIssue.values()));
        page.addAttribute("atHand", DisplayNames.all(ClaimForm.AT_HAND.toArray(EvidenceType[]::new)));
    }

    @GetMapping
    String empty(Model page) {
        return filled(page, new ClaimForm(Map.of()), Map.of());
    }

    /** The page with what the policy makes of the form; 422 where a field is wrong. */
    @PostMapping
    String check(
            @RequestParam MultiValueMap<String, String> fields,
            HttpServletRequest request,
            HttpServletResponse response,
            Model page)
            throws IOException {
        ClaimForm form = new ClaimForm(fields.toSingleValueMap());
        try {
            ClaimForm.requireKnown(fields, Set.of(PastedCodes.FIELD));
            if (form.value(PastedCodes.FIELD).isPresent()) {
                return many(new ManyCodesForm(form, List.of()), request, response, page);
            }
            page.addAttribute("result", checklist.judge(form));
            return filled(page, form, Map.of());
        } catch (InvalidInput invalid) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return filled(page, form, ClaimForm.faults(invalid));
        } catch (ModelFailed failure) {
            LOG.error("A model failed on a check: {}", failure.kind());
            response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
            page.addAttribute("failed", true);
            return filled(page, form, Map.of());
        }
    }

    /** Many codes are as much work as several checks, and count as so many. */
    private String many(ManyCodesForm form, HttpServletRequest request, HttpServletResponse response, Model page)
            throws IOException {
        if (form.value(ClaimForm.CODE).isPresent()) {
            throw InvalidInput.of(ClaimForm.CODE, "invalid", "stands in the list of codes: leave one of them empty");
        }
        byte[] typed = form.facts().fields().get(PastedCodes.FIELD).getBytes(StandardCharsets.UTF_8);
        List<SentCode> codes = pasted.read(typed, VISITOR);
        if (!throttle.lets(request.getRemoteAddr(), 1 + Math.min(codes.size(), ClaimCase.CODES) / CODES_OF_A_CHECK)) {
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            response.setHeader(HttpHeaders.RETRY_AFTER, "60");
            page.addAttribute("busy", true);
            return filled(page, form.facts(), Map.of());
        }
        ManyCodes.Sent sent = manyCodes.read(Checklist.filledUp(form.with(codes)), codes, List.of(), VISITOR);
        page.addAttribute("many", sent);
        if (sent.submission() != null) {
            page.addAttribute("groups", checklist.judge(sent.submission(), form.facts()));
        }
        return filled(page, form.facts(), Map.of());
    }

    /** Files the form as a claim of the person's reseller, and leads to it; 422 where a field is wrong. */
    @PostMapping("/file")
    String file(
            @AuthenticationPrincipal Visitor visitor,
            @RequestParam MultiValueMap<String, String> fields,
            HttpServletResponse response,
            Model page) {
        ClaimForm form = new ClaimForm(fields.toSingleValueMap());
        try {
            ClaimForm.requireKnown(fields, Set.of(PastedCodes.FIELD));
            if (form.value(PastedCodes.FIELD).isPresent()) {
                throw InvalidInput.of(PastedCodes.FIELD, "invalid", "are checked here, and filed as a new case");
            }
            return "redirect:/status/claims/"
                    + service.file(checklist.submission(form, visitor.caller())).id();
        } catch (InvalidInput invalid) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return filled(page, form, ClaimForm.faults(invalid));
        }
    }

    private static String filled(Model page, ClaimForm form, Map<String, String> errors) {
        page.addAttribute("form", form);
        page.addAttribute("errors", errors);
        Set<String> shown = ClaimForm.ofTheCheckPage();
        shown.add(PastedCodes.FIELD);
        page.addAttribute("elsewhere", ClaimForm.elsewhere(errors, shown));
        return "check";
    }
}
