package com.psnb2b.codesupport.web;

import com.psnb2b.codesupport.access.Visitor;
import com.psnb2b.codesupport.api.EvidenceDownload;
import com.psnb2b.codesupport.api.PageCursor;
import com.psnb2b.codesupport.appeal.Appeals;
import com.psnb2b.codesupport.casework.ClaimService;
import com.psnb2b.codesupport.casework.VisibleClaims;
import com.psnb2b.codesupport.claim.CaseStore;
import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.ClaimStatus;
import com.psnb2b.codesupport.claim.ClaimStore;
import com.psnb2b.codesupport.claim.ClaimType;
import com.psnb2b.codesupport.claim.EvidenceItem;
import com.psnb2b.codesupport.claim.EvidenceType;
import com.psnb2b.codesupport.claim.InvalidInput;
import com.psnb2b.codesupport.claim.Party;
import com.psnb2b.codesupport.claim.WireName;
import com.psnb2b.codesupport.conversation.Conversation;
import com.psnb2b.codesupport.conversation.Message;
import com.psnb2b.codesupport.policy.Policies;
import com.psnb2b.codesupport.words.Words;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
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
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A reseller's claims for its support team: the list, one claim, and what can be done to it. */
@Controller
@RequestMapping("/status")
class ClaimPages extends StatusPages {

    private static final int ON_A_PAGE = 25;
    private static final int NEWEST_CASES = 5;
    private static final int REASON = 2000;

    /** Fields that are always there; the others come and go with what is missing. */
    private static final Set<String> OWN_FIELDS = Set.of("file", "type", "reason", "text");

    private final ClaimStore claims;
    private final CaseStore cases;
    private final VisibleClaims visible;
    private final ClaimService service;
    private final Appeals appeals;
    private final EvidenceForms added;
    private final Conversation conversation;
    private final Policies policies;
    private final Clock clock;

    ClaimPages(
            ClaimStore claims,
            CaseStore cases,
            VisibleClaims visible,
            ClaimService service,
            Appeals appeals,
            EvidenceForms added,
            Conversation conversation,
            Policies policies,
            Clock clock) {
        this.claims = claims;
        this.cases = cases;
        this.visible = visible;
        this.service = service;
        this.appeals = appeals;
        this.added = added;
        this.conversation = conversation;
        this.policies = policies;
        this.clock = clock;
    }

    /**
     * A page of the reseller's claims, newest first; a filter that is none filters nothing. Those of a case stand there alone,
     * as long as nothing is looked for.
     */
    @GetMapping
    String list(
            @AuthenticationPrincipal Visitor visitor,
            @RequestParam(defaultValue = "") String status,
            @RequestParam(defaultValue = "") String type,
            @RequestParam(name = "order_id", defaultValue = "") String orderId,
            @RequestParam(defaultValue = "") String cursor,
            Model page) {
        boolean isNarrowed = !(status + type + orderId).isBlank();
        List<Claim> found = claims.list(new ClaimStore.Query(
                visitor.resellerId(),
                choice(ClaimStatus.class, status),
                choice(ClaimType.class, type),
                orderId.isBlank() ? null : orderId.replaceAll("\\p{Cntrl}", "").strip(),
                null,
                !isNarrowed,
                PageCursor.position(cursor),
                ON_A_PAGE + 1));
        if (!isNarrowed && cursor.isEmpty()) {
            page.addAttribute("cases", newestCases(visitor));
        }
        List<Claim> shown = found.subList(0, Math.min(ON_A_PAGE, found.size()));
        page.addAttribute(
                "sheets",
                shown.stream()
                        .map(claim -> ClaimPageView.of(claim, List.of(), policies::current, clock.instant()))
                        .toList());
        page.addAttribute("next", found.size() > ON_A_PAGE ? PageCursor.cursor(shown.get(ON_A_PAGE - 1)) : null);
        page.addAttribute("filter", Map.of("status", status, "type", type, "order_id", orderId, "cursor", cursor));
        page.addAttribute("statuses", DisplayNames.all(ClaimStatus.values()));
        page.addAttribute("types", DisplayNames.all(ClaimType.values()));
        return "status";
    }

    private List<CaseLine> newestCases(Visitor visitor) {
        return cases.list(new CaseStore.Query(visitor.resellerId(), null, null, null, NEWEST_CASES)).stream()
                .map(CaseLine::of)
                .toList();
    }

    @GetMapping("/claims/{id}")
    String claim(@AuthenticationPrincipal Visitor visitor, @PathVariable String id, Model page) {
        return shown(visible(visitor, id), new ClaimForm(Map.of()), Map.of(), page);
    }

    /** Adds a file, or facts, or both; 422 where something is wrong, 503 where it had to wait too long: nothing is added. */
    @PostMapping("/claims/{id}/evidence")
    String add(
            @AuthenticationPrincipal Visitor visitor,
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> fields,
            @RequestParam(required = false) List<MultipartFile> file,
            HttpServletResponse response,
            RedirectAttributes next,
            Model page)
            throws IOException {
        Claim claim = changeable(visitor, id);
        Party party = visitor.caller().party();
        Map<String, String> faults =
                added.add(fields, file, party.actor(), response, read -> service.addEvidence(party, id, read));
        return faults.isEmpty()
                ? done(place(id), isStillAsked(id) ? "said.still_asked" : "said.added", next)
                : shown(claim, new ClaimForm(fields.toSingleValueMap()), faults, page);
    }

    private boolean isStillAsked(String id) {
        return claims.find(id).filter(Claim::waitsForAnswer).isPresent();
    }

    /** Says something in the thread, which answers what a reviewer has asked. */
    @PostMapping("/claims/{id}/messages")
    String say(
            @AuthenticationPrincipal Visitor visitor,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String text,
            HttpServletResponse response,
            RedirectAttributes next,
            Model page) {
        Claim claim = changeable(visitor, id);
        try {
            conversation.say(visitor.caller().party(), id, text, Message.Channel.PAGE);
        } catch (InvalidInput invalid) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return shown(claim, new ClaimForm(Map.of("text", text)), ClaimForm.faults(invalid), page);
        }
        return done(place(id), claim.waitsForAnswer() ? "said.answered" : "said.written", next);
    }

    @PostMapping("/claims/{id}/reconsideration")
    String reconsider(
            @AuthenticationPrincipal Visitor visitor,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String reason,
            HttpServletResponse response,
            RedirectAttributes next,
            Model page) {
        Claim claim = changeable(visitor, id);
        if (reason.isBlank() || reason.length() > REASON) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            var fault = Map.of(
                    "reason", Words.ofReader().said("Say in at most 2000 characters why a person should look again."));
            return shown(claim, new ClaimForm(Map.of("reason", reason)), fault, page);
        }
        service.reconsider(visitor.caller().party(), id, reason.strip());
        return done(place(id), "said.asked", next);
    }

    /** Appeals against the outcome, in words, by files, or both; 422 where something is wrong: nothing is kept then. */
    @PostMapping("/claims/{id}/appeal")
    String appeal(
            @AuthenticationPrincipal Visitor visitor,
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> fields,
            @RequestParam(required = false) List<MultipartFile> file,
            HttpServletResponse response,
            RedirectAttributes next,
            Model page)
            throws IOException {
        Claim claim = changeable(visitor, id);
        // It counts once, so whoever only holds a link does not use it up for the reseller.
        if (!visitor.mayWithdraw()) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        Party party = visitor.caller().party();
        String reason = fields.getFirst("reason");
        Map<String, String> faults = added.addWithWords(
                fields, file, party.actor(), response, read -> appeals.appeal(party, id, reason, read));
        return faults.isEmpty()
                ? done(place(id), "said.appealed", next)
                : shown(claim, new ClaimForm(fields.toSingleValueMap()), faults, page);
    }

    @PostMapping("/claims/{id}/withdrawal")
    String withdraw(@AuthenticationPrincipal Visitor visitor, @PathVariable String id, RedirectAttributes next) {
        changeable(visitor, id);
        if (!visitor.mayWithdraw()) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        service.withdraw(visitor.caller().party(), id);
        return done(place(id), "said.withdrawn", next);
    }

    /** The evidence as it came, as an inert download. */
    @GetMapping("/claims/{id}/evidence/{evidenceId}")
    ResponseEntity<byte[]> evidence(
            @AuthenticationPrincipal Visitor visitor, @PathVariable String id, @PathVariable String evidenceId) {
        EvidenceItem item = visible(visitor, id).evidence().stream()
                .filter(piece -> piece.id().equals(evidenceId))
                .findFirst()
                .orElseThrow(ClaimPages::notFound);
        return EvidenceDownload.of(item, claims.evidence(id, evidenceId).orElseThrow(ClaimPages::notFound));
    }

    private String shown(Claim claim, ClaimForm form, Map<String, String> errors, Model page) {
        page.addAttribute(
                "sheet", ClaimPageView.of(claim, claims.timeline(claim.id()), policies::current, clock.instant()));
        page.addAttribute("thread", ThreadLine.of(conversation, claim.id()));
        page.addAttribute("form", form);
        page.addAttribute("errors", errors);
        page.addAttribute("elsewhere", ClaimForm.elsewhere(errors, OWN_FIELDS));
        page.addAttribute("kinds", DisplayNames.all(EvidenceType.values()));
        return "claim";
    }

    private static String place(String id) {
        return "/status/claims/" + id;
    }

    /** Unknown and another reseller's look the same. */
    private Claim visible(Visitor visitor, String id) {
        return Optional.of(id)
                .filter(visitor::mayAskFor)
                .flatMap(own -> visible.visible(visitor.caller().party(), own))
                .orElseThrow(ClaimPages::notFound);
    }

    private Claim changeable(Visitor visitor, String id) {
        Claim claim = visible(visitor, id);
        if (visitor.readOnly()) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        return claim;
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    private static <E extends Enum<E>> E choice(Class<E> type, String word) {
        return WireName.find(type, word).orElse(null);
    }
}
