package com.psnb2b.codesupport.web;

import com.psnb2b.codesupport.api.ApiException;
import com.psnb2b.codesupport.api.ClaimDoor;
import com.psnb2b.codesupport.api.Pages;
import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.ClaimStatus;
import com.psnb2b.codesupport.claim.ClaimStore;
import com.psnb2b.codesupport.claim.ClaimType;
import com.psnb2b.codesupport.claim.CodeRedactor;
import com.psnb2b.codesupport.claim.EvidenceItem;
import com.psnb2b.codesupport.claim.EvidenceType;
import com.psnb2b.codesupport.claim.InvalidInput;
import com.psnb2b.codesupport.claim.NewEvidence;
import com.psnb2b.codesupport.claim.WireName;
import com.psnb2b.codesupport.intake.EvidenceReader;
import com.psnb2b.codesupport.policy.Policies;
import com.psnb2b.codesupport.security.Visitor;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
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
class ClaimPages {

    private static final int ON_A_PAGE = 25;
    private static final int REASON = 2000;

    private final ClaimStore claims;
    private final ClaimDoor door;
    private final EvidenceReader evidence;
    private final Policies policies;
    private final Clock clock;

    ClaimPages(ClaimStore claims, ClaimDoor door, EvidenceReader evidence, Policies policies, Clock clock) {
        this.claims = claims;
        this.door = door;
        this.evidence = evidence;
        this.policies = policies;
        this.clock = clock;
    }

    /** A page of the reseller's claims, newest first; a filter that is none filters nothing. */
    @GetMapping
    String list(
            @AuthenticationPrincipal Visitor visitor,
            @RequestParam(defaultValue = "") String status,
            @RequestParam(defaultValue = "") String type,
            @RequestParam(name = "order_id", defaultValue = "") String orderId,
            @RequestParam(defaultValue = "") String cursor,
            Model page) {
        List<Claim> found = claims.list(new ClaimStore.Query(
                visitor.resellerId(),
                choice(ClaimStatus.class, status),
                choice(ClaimType.class, type),
                orderId.isBlank() ? null : orderId.replaceAll("\\p{Cntrl}", "").strip(),
                Pages.position(cursor),
                ON_A_PAGE + 1));
        List<Claim> shown = found.subList(0, Math.min(ON_A_PAGE, found.size()));
        page.addAttribute(
                "sheets",
                shown.stream()
                        .map(claim -> ClaimSheet.of(claim, List.of(), policies.current(), clock.instant()))
                        .toList());
        page.addAttribute("next", found.size() > ON_A_PAGE ? Pages.cursor(shown.get(ON_A_PAGE - 1)) : null);
        page.addAttribute("filter", Map.of("status", status, "type", type, "order_id", orderId, "cursor", cursor));
        page.addAttribute("statuses", Words.all(ClaimStatus.values()));
        page.addAttribute("types", Words.all(ClaimType.values()));
        return "status";
    }

    @GetMapping("/claims/{id}")
    String claim(@AuthenticationPrincipal Visitor visitor, @PathVariable String id, Model page) {
        return shown(visible(visitor, id), new ClaimForm(Map.of()), Map.of(), page);
    }

    /** Adds a file, or facts, or both; 422 where something is wrong, and then nothing is added. */
    @PostMapping("/claims/{id}/evidence")
    String add(
            @AuthenticationPrincipal Visitor visitor,
            @PathVariable String id,
            @RequestParam Map<String, String> fields,
            @RequestParam(required = false) MultipartFile file,
            HttpServletResponse response,
            RedirectAttributes next,
            Model page)
            throws IOException {
        Claim claim = changeable(visitor, id);
        ClaimForm form = new ClaimForm(fields);
        try {
            for (NewEvidence added : added(form, file, ClaimDoor.actor(visitor.caller()))) {
                door.addEvidence(visitor.caller(), id, added);
            }
            return done(id, "said.added", next);
        } catch (InvalidInput invalid) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return shown(claim, form, ClaimForm.faults(invalid), page);
        }
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
            var fault = Map.of("reason", "Say in at most 2000 characters why a person should look again.");
            return shown(claim, new ClaimForm(Map.of("reason", reason)), fault, page);
        }
        door.reconsider(visitor.caller(), id, CodeRedactor.redact(reason.strip()));
        return done(id, "said.asked", next);
    }

    @PostMapping("/claims/{id}/withdrawal")
    String withdraw(@AuthenticationPrincipal Visitor visitor, @PathVariable String id, RedirectAttributes next) {
        changeable(visitor, id);
        door.withdraw(visitor.caller(), id);
        return done(id, "said.withdrawn", next);
    }

    /** The evidence as it came, as an inert download. */
    @GetMapping("/claims/{id}/evidence/{evidenceId}")
    ResponseEntity<byte[]> evidence(
            @AuthenticationPrincipal Visitor visitor, @PathVariable String id, @PathVariable String evidenceId) {
        EvidenceItem item = visible(visitor, id).evidence().stream()
                .filter(piece -> piece.id().equals(evidenceId))
                .findFirst()
                .orElseThrow(ClaimPages::notFound);
        var attachment = ContentDisposition.attachment()
                .filename(item.isFile() ? item.fileName() : item.id() + ".json", StandardCharsets.UTF_8);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(item.mediaType()))
                .header(HttpHeaders.CONTENT_DISPOSITION, attachment.build().toString())
                .body(claims.evidence(id, evidenceId).orElseThrow(ClaimPages::notFound));
    }

    /** What is refused because the claim has moved on meanwhile: its page shows where it stands, and says so. */
    @ExceptionHandler
    String refused(ApiException refused, HttpServletRequest request, RedirectAttributes next) {
        next.addFlashAttribute("refused", refused.getMessage());
        String path = request.getRequestURI().substring(request.getContextPath().length());
        return "redirect:" + path.substring(0, path.lastIndexOf('/'));
    }

    /** A cursor that is none: the list from its start. */
    @ExceptionHandler
    String unreadable(InvalidInput unreadable) {
        return "redirect:/status";
    }

    private String shown(Claim claim, ClaimForm form, Map<String, String> errors, Model page) {
        page.addAttribute(
                "sheet", ClaimSheet.of(claim, claims.timeline(claim.id()), policies.current(), clock.instant()));
        page.addAttribute("form", form);
        page.addAttribute("errors", errors);
        page.addAttribute("kinds", Words.all(EvidenceType.values()));
        return "claim";
    }

    /** Everything is read before anything is added. */
    private List<NewEvidence> added(ClaimForm form, MultipartFile file, String actor) throws IOException {
        List<NewEvidence> added = new ArrayList<>();
        if (file != null && !file.isEmpty()) {
            String type = form.value("type").orElse(null);
            added.add(evidence.read(type, file.getOriginalFilename(), file.getBytes(), actor));
        }
        form.statement().ifPresent(statement -> added.add(evidence.read(statement, actor)));
        if (added.isEmpty()) {
            throw InvalidInput.of("file", "required", "choose a file, or fill in what is missing");
        }
        return added;
    }

    private static String done(String id, String said, RedirectAttributes next) {
        next.addFlashAttribute("said", said);
        return "redirect:/status/claims/" + id;
    }

    /** Unknown and another reseller's look the same. */
    private Claim visible(Visitor visitor, String id) {
        return claims.find(id).filter(visitor::maySee).orElseThrow(ClaimPages::notFound);
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
