package com.psnb2b.codesupport.web;

import com.psnb2b.codesupport.access.ApiCaller;
import com.psnb2b.codesupport.access.Visitor;
import com.psnb2b.codesupport.api.IdempotentRequests;
import com.psnb2b.codesupport.casework.Cases;
import com.psnb2b.codesupport.casework.NoSuchClaim;
import com.psnb2b.codesupport.claim.CaseSubmission;
import com.psnb2b.codesupport.claim.Channel;
import com.psnb2b.codesupport.claim.ClaimCase;
import com.psnb2b.codesupport.claim.Party;
import com.psnb2b.codesupport.intake.CaseReader;
import com.psnb2b.codesupport.intake.CaseReader.SentCode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** More codes into a case that is there, for a reseller's people and the desk: all of them, or none and what is wrong. */
@Controller
class MoreCodesPages {

    private static final String OF_A_RESELLER = "/status/cases/{id}/codes";
    private static final String OF_THE_DESK = NewCasePages.OF_THE_DESK + "/codes";

    private static final Set<String> FIELDS = Set.of(PastedCodes.FIELD, ManyCodesForm.ONCE, ManyCodesForm.CASE);

    /** The desk files for every reseller. */
    private static final Party HOUSE = new Party(null);

    private final Cases cases;
    private final PastedCodes pasted;
    private final ManyCodes manyCodes;
    private final IdempotentRequests once;

    MoreCodesPages(Cases cases, PastedCodes pasted, ManyCodes manyCodes, IdempotentRequests once) {
        this.cases = cases;
        this.pasted = pasted;
        this.manyCodes = manyCodes;
        this.once = once;
    }

    /** @param named the case, where the desk says which */
    @GetMapping({OF_A_RESELLER, OF_THE_DESK})
    String empty(
            @AuthenticationPrincipal Visitor visitor,
            @PathVariable(required = false) String id,
            @RequestParam(name = ManyCodesForm.CASE, defaultValue = "") String named,
            Model page) {
        ClaimCase to = known(visitor, id, named);
        return shown(page, visitor, to, ManyCodesForm.of(new LinkedMultiValueMap<>()), Map.of());
    }

    /** Adds the codes where nothing is wrong with any of them, once for a form; 422 where something is. */
    @PostMapping({OF_A_RESELLER, OF_THE_DESK})
    String add(
            @AuthenticationPrincipal Visitor visitor,
            Principal person,
            @PathVariable(required = false) String id,
            @RequestParam MultiValueMap<String, String> fields,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes next,
            Model page)
            throws IOException {
        ManyCodesForm form = ManyCodesForm.of(fields);
        ClaimCase to = known(visitor, id, form.value(ManyCodesForm.CASE).orElse(""));
        ApiCaller caller = visitor == null ? NewCasePages.caller(person, to.resellerId()) : visitor.caller();
        var sender =
                new CaseReader.Sender(caller.resellerId(), Channel.PAGE, NewCasePages.actor(visitor, person), true);
        return CodesAnswers.to(
                () -> {
                    ClaimForm.requireOnly(fields, FIELDS);
                    String key = form.requiredKey();
                    List<SentCode> codes = pasted.read(PastedCodes.sent(form, request), sender);
                    ManyCodes.Sent sent = manyCodes.added(to, codes, sender, read -> file(caller, to, read, key));
                    if (sent.wrong().isEmpty()) {
                        next.addAttribute(NewCasePages.SAID, "said.codes_added");
                        return "redirect:" + page(visitor, to);
                    }
                    response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
                    page.addAttribute("sent", sent);
                    return shown(page, visitor, to, form, Map.of());
                },
                response,
                page,
                errors -> shown(page, visitor, to, form, errors));
    }

    private void file(ApiCaller caller, ClaimCase to, CaseSubmission read, String key) {
        NewCasePages.patiently(() -> cases.addCodes(
                caller.party(),
                to.id(),
                read,
                false,
                adding -> once.madeByForm(
                        caller,
                        "page " + key,
                        () -> adding.get().state().claimCase().id())));
    }

    private ClaimCase known(Visitor visitor, String own, String named) {
        return visitor == null
                ? cases.requireVisible(HOUSE, named.strip())
                : cases.requireVisible(visitor.caller().party(), own);
    }

    /** To a reseller unknown and another's look the same; the desk is asked which it meant. */
    @ExceptionHandler
    String unknown(
            NoSuchClaim unknown,
            @AuthenticationPrincipal Visitor visitor,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes next)
            throws IOException {
        if (visitor == null) {
            next.addFlashAttribute("named", request.getParameter(ManyCodesForm.CASE));
            return StatusPages.refused(NewCasePages.OF_THE_DESK, "There is no such case: it begins with cas_.", next);
        }
        response.sendError(HttpStatus.NOT_FOUND.value());
        return null;
    }

    private static String page(Visitor visitor, ClaimCase to) {
        return visitor == null ? OF_THE_DESK + "?" + ManyCodesForm.CASE + "=" + to.id() : "/status/cases/" + to.id();
    }

    private static String shown(
            Model page, Visitor visitor, ClaimCase to, ManyCodesForm form, Map<String, String> errors) {
        page.addAttribute("desk", visitor == null);
        page.addAttribute("case", to);
        page.addAttribute("name", CaseLine.name(to));
        page.addAttribute("form", form);
        page.addAttribute("errors", errors);
        page.addAttribute("elsewhere", ClaimForm.elsewhere(errors, ManyCodesForm.shown()));
        return "more-codes";
    }
}
