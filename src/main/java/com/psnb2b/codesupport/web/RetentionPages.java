package com.psnb2b.codesupport.web;

import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.ClaimStore;
import com.psnb2b.codesupport.claim.InvalidInput;
import com.psnb2b.codesupport.code.CodeRedactor;
import com.psnb2b.codesupport.retention.Retention;
import com.psnb2b.codesupport.retention.RetentionRefused;
import com.psnb2b.codesupport.retention.RetentionSettings;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Erasing one claim, and keeping one from it, for administrators: whoever answers for the data of persons. */
@Controller
@RequestMapping("/app/retention")
class RetentionPages {

    /**
     * A claim as the page shows it.
     *
     * @param until when it is erased by schedule, where it has ended by then
     * @param erasable whether it can be erased now
     */
    record Sheet(
            Claim claim,
            DisplayTime filed,
            DisplayTime until,
            DisplayTime heldSince,
            DisplayTime erased,
            boolean erasable) {}

    /** What is done to a claim for a reason, and what the page says afterwards. */
    private record Act(Work work, String said) {}

    private interface Work {
        void on(Retention retention, String claim, String reason, String actor);
    }

    /** By the last part of the address. */
    private static final Map<String, Act> ACTS = Map.of(
            "erasure", new Act(Retention::erase, "The claim is erased."),
            "hold", new Act(Retention::hold, "The claim is under a hold."),
            "release", new Act(Retention::release, "The hold is released."));

    private final ClaimStore claims;
    private final Retention retention;
    private final RetentionSettings settings;
    private final Clock clock;

    RetentionPages(ClaimStore claims, Retention retention, RetentionSettings settings, Clock clock) {
        this.claims = claims;
        this.retention = retention;
        this.settings = settings;
        this.clock = clock;
    }

    /** @param claim the id of a claim, to look at; blank asks for one */
    @GetMapping
    String look(@RequestParam(defaultValue = "") String claim, Model page, HttpServletResponse response) {
        return shown(claim, page, response);
    }

    @PostMapping({"/erasure", "/hold", "/release"})
    String act(
            @RequestParam(defaultValue = "") String claim,
            @RequestParam(defaultValue = "") String reason,
            HttpServletRequest request,
            Principal person,
            Model page,
            HttpServletResponse response,
            RedirectAttributes next) {
        String id = claim.strip();
        page.addAttribute("reason", CodeRedactor.redact(reason));
        try {
            if (claims.find(id).isPresent()) {
                Act act = ACTS.get(request.getRequestURI().replaceFirst(".*/", ""));
                act.work.on(retention, id, reason, "user:" + person.getName());
                next.addFlashAttribute("said", act.said);
                next.addAttribute("claim", id);
                return "redirect:/app/retention";
            }
            response.setStatus(HttpStatus.NOT_FOUND.value());
        } catch (InvalidInput invalid) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            page.addAttribute("error", "The reason " + invalid.errors().get(0).message() + ".");
        } catch (RetentionRefused refused) {
            response.setStatus(HttpStatus.CONFLICT.value());
            page.addAttribute("refused", refused.getMessage());
        }
        return shown(id, page, response);
    }

    private String shown(String asked, Model page, HttpServletResponse response) {
        String id = asked.strip();
        page.addAttribute("asked", CodeRedactor.redact(id));
        page.addAttribute("settings", settings);
        claims.find(id).ifPresentOrElse(claim -> page.addAttribute("sheet", sheet(claim)), () -> {
            if (!id.isEmpty()) {
                response.setStatus(HttpStatus.NOT_FOUND.value());
            }
        });
        return "retention";
    }

    private Sheet sheet(Claim claim) {
        return new Sheet(
                claim,
                moment(claim.createdAt()),
                moment(claim.createdAt().plus(settings.claim())),
                claim.hold() == null ? null : moment(claim.hold().since()),
                claim.erasedAt() == null ? null : moment(claim.erasedAt()),
                claim.erasedAt() == null && claim.mayBeErased(clock.instant()));
    }

    private static DisplayTime moment(Instant at) {
        return DisplayTime.of(at, ZoneOffset.UTC);
    }
}
