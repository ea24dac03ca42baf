package com.psnb2b.codesupport.web;

import com.psnb2b.codesupport.access.Visitor;
import com.psnb2b.codesupport.api.PageCursor;
import com.psnb2b.codesupport.casework.Cases;
import com.psnb2b.codesupport.casework.FallbackTransaction;
import com.psnb2b.codesupport.claim.CaseState;
import com.psnb2b.codesupport.claim.CaseStore;
import com.psnb2b.codesupport.claim.ClaimStatus;
import com.psnb2b.codesupport.claim.ClaimStore;
import com.psnb2b.codesupport.claim.EvidenceType;
import com.psnb2b.codesupport.claim.InvalidInput;
import com.psnb2b.codesupport.claim.Party;
import com.psnb2b.codesupport.conversation.Conversation;
import com.psnb2b.codesupport.conversation.Message;
import com.psnb2b.codesupport.policy.Policies;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A reseller's cases for its support team: the list, one case with its groups and codes, and what can be done to all of it. */
@Controller
@RequestMapping("/status/cases")
class CasePages extends StatusPages {

    private static final int ON_A_PAGE = 25;

    /** Fields that are always there; the others come and go with what is missing. */
    private static final Set<String> OWN_FIELDS = Set.of("file", "type", "text");

    private final Cases service;
    private final CaseStore cases;
    private final FallbackTransaction fallbackTransaction;
    private final EvidenceForms added;
    private final Conversation conversation;
    private final Policies policies;
    private final Clock clock;

    CasePages(
            Cases service,
            CaseStore cases,
            FallbackTransaction fallbackTransaction,
            EvidenceForms added,
            Conversation conversation,
            Policies policies,
            Clock clock) {
        this.service = service;
        this.cases = cases;
        this.fallbackTransaction = fallbackTransaction;
        this.added = added;
        this.conversation = conversation;
        this.policies = policies;
        this.clock = clock;
    }

    /** A page of the reseller's cases, newest first. */
    @GetMapping
    String list(@AuthenticationPrincipal Visitor visitor, @RequestParam(defaultValue = "") String cursor, Model page) {
        List<CaseStore.Summary> found = cases.list(
                new CaseStore.Query(visitor.resellerId(), null, null, PageCursor.position(cursor), ON_A_PAGE + 1));
        List<CaseStore.Summary> shown = found.subList(0, Math.min(ON_A_PAGE, found.size()));
        page.addAttribute("cases", shown.stream().map(CaseLine::of).toList());
        page.addAttribute("next", found.size() > ON_A_PAGE ? cursor(shown.get(ON_A_PAGE - 1)) : null);
        page.addAttribute("cursor", cursor);
        return "cases";
    }

    /**
     * One case.
     *
     * @param look which of its codes
     */
    @GetMapping("/{id}")
    String one(@AuthenticationPrincipal Visitor visitor, @PathVariable String id, CodeFilter look, Model page) {
        CaseState state = service.require(visitor.caller().party(), id);
        return shown(state, look, new ClaimForm(Map.of()), Map.of(), page);
    }

    /** Adds files, or facts, or both for every open claim; 422 where something is wrong, 503 where it had to wait too long. */
    @PostMapping("/{id}/evidence")
    String add(
            @AuthenticationPrincipal Visitor visitor,
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> fields,
            @RequestParam(required = false) List<MultipartFile> file,
            HttpServletResponse response,
            RedirectAttributes next,
            Model page)
            throws IOException {
        Party party = visitor.caller().party();
        CaseState state = service.require(party, id);
        Map<String, String> faults = added.add(
                fields,
                file,
                party.actor(),
                response,
                read -> fallbackTransaction.call(service.evidence(party, id, read)));
        return faults.isEmpty()
                ? done(place(id), "said.case_added", next)
                : shown(state, CodeFilter.NONE, new ClaimForm(fields.toSingleValueMap()), faults, page);
    }

    /** Says something in the thread for all of the case, which answers what was asked at its claims. */
    @PostMapping("/{id}/messages")
    String say(
            @AuthenticationPrincipal Visitor visitor,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String text,
            HttpServletResponse response,
            RedirectAttributes next,
            Model page) {
        Party party = visitor.caller().party();
        CaseState state = service.require(party, id);
        try {
            conversation.say(party, id, text, Message.Channel.PAGE);
        } catch (InvalidInput invalid) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return shown(state, CodeFilter.NONE, new ClaimForm(Map.of("text", text)), ClaimForm.faults(invalid), page);
        }
        return done(place(id), "said.case_written", next);
    }

    /** Takes back every claim that is open. @param confirmed whether the person said that all of them are meant */
    @PostMapping("/{id}/withdrawal")
    String withdraw(
            @AuthenticationPrincipal Visitor visitor,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String confirmed,
            RedirectAttributes next) {
        Party party = visitor.caller().party();
        service.requireVisible(party, id);
        if (!confirmed.equals("yes")) {
            return refused(place(id), "Nothing was withdrawn. Tick first that you mean all open codes.", next);
        }
        service.withdraw(party, id);
        return done(place(id), "said.case_withdrawn", next);
    }

    private static String place(String id) {
        return "/status/cases/" + id;
    }

    private String shown(CaseState state, CodeFilter look, ClaimForm form, Map<String, String> errors, Model page) {
        page.addAttribute(
                "sheet",
                CasePageView.of(state, cases.events(state.claimCase().id()), look, policies::current, clock.instant()));
        page.addAttribute(
                "thread", ThreadLine.of(conversation, state.claimCase().id()));
        page.addAttribute("form", form);
        page.addAttribute("errors", errors);
        page.addAttribute("elsewhere", ClaimForm.elsewhere(errors, OWN_FIELDS));
        page.addAttribute("kinds", DisplayNames.all(EvidenceType.values()));
        page.addAttribute("statuses", DisplayNames.all(ClaimStatus.values()));
        return "case";
    }

    private static String cursor(CaseStore.Summary last) {
        return PageCursor.cursor(new ClaimStore.Position(
                last.claimCase().createdAt(), last.claimCase().id()));
    }
}
