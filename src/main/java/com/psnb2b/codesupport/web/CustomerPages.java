package com.psnb2b.codesupport.web;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.psnb2b.codesupport.access.BaseUrl;
import com.psnb2b.codesupport.access.Visitor;
import com.psnb2b.codesupport.api.ApiException;
import com.psnb2b.codesupport.api.CustomerDrafts;
import com.psnb2b.codesupport.api.PageCursor;
import com.psnb2b.codesupport.casework.VisibleClaims;
import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.ClaimStore;
import com.psnb2b.codesupport.claim.InvalidInput;
import com.psnb2b.codesupport.customers.CustomerReport;
import com.psnb2b.codesupport.customers.CustomerReports;
import com.psnb2b.codesupport.words.Words;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What customers were asked by a reseller's people, and what they said: the list <em>From customers</em>. */
@Controller
class CustomerPages {

    private static final String PLACE = "/status/customers";
    private static final String STATUS = "/status/claims/";
    private static final int ON_A_PAGE = 25;
    private static final Set<String> FIELDS = Set.of(ClaimForm.ORDER, "product.region", "code", "language");

    private final CustomerReports reports;
    private final CustomerDrafts drafts;
    private final VisibleClaims visible;
    private final ClaimStore claims;
    private final BaseUrl baseUrl;
    private final Clock clock;

    CustomerPages(
            CustomerReports reports,
            CustomerDrafts drafts,
            VisibleClaims visible,
            ClaimStore claims,
            BaseUrl baseUrl,
            Clock clock) {
        this.reports = reports;
        this.drafts = drafts;
        this.visible = visible;
        this.claims = claims;
        this.baseUrl = baseUrl;
        this.clock = clock;
    }

    /** One request in the list. */
    record Line(
            CustomerReport report, CustomerReport.Status status, int files, DisplayTime created, DisplayTime until) {

        public String orderId() {
            return report.asked().path("order_id").asText();
        }

        public String said() {
            return report.draft().at("/customer_report/text").asText();
        }
    }

    @GetMapping(PLACE)
    String list(@AuthenticationPrincipal Visitor visitor, @RequestParam(defaultValue = "") String cursor, Model page) {
        return shown(visitor, cursor, new ClaimForm(Map.of()), Map.of(), page);
    }

    /** Makes a link for a customer, and shows it once; 422 where a field is wrong. */
    @PostMapping(PLACE)
    String ask(
            @AuthenticationPrincipal Visitor visitor,
            @RequestParam MultiValueMap<String, String> fields,
            HttpServletResponse response,
            RedirectAttributes next,
            Model page) {
        ClaimForm form = new ClaimForm(fields.toSingleValueMap());
        try {
            ClaimForm.requireOnly(fields, FIELDS);
            ObjectNode sent = JsonNodeFactory.instance.objectNode();
            form.value(ClaimForm.ORDER).ifPresent(order -> sent.put("order_id", order));
            form.value("product.region")
                    .ifPresent(region -> sent.putObject("product").put("region", region));
            form.value("code")
                    .ifPresent(code -> sent.putObject("code").put(ClaimForm.isMasked(code) ? "masked" : "value", code));
            return asked(visitor, null, drafts.asked(visitor.resellerId(), sent), form, PLACE, next);
        } catch (InvalidInput invalid) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return shown(visitor, "", form, ClaimForm.faults(invalid), page);
        }
    }

    /** Makes a link for the customer of a claim that is there. */
    @PostMapping("/status/claims/{id}/customer-link")
    String askAbout(
            @AuthenticationPrincipal Visitor visitor,
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> fields,
            RedirectAttributes next) {
        if (!visitor.isPerson()) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        Claim claim = visible.visible(visitor.caller().party(), id)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        ClaimForm form = new ClaimForm(fields.toSingleValueMap());
        return asked(visitor, claim.id(), CustomerDrafts.asked(claim.facts()), form, STATUS + claim.id(), next);
    }

    /** The same for the support desk, for the claim's reseller. */
    @PostMapping("/app/claims/{claimId}/customer-link")
    String askAsDesk(
            Principal person,
            @PathVariable String claimId,
            @RequestParam MultiValueMap<String, String> fields,
            RedirectAttributes next) {
        Claim claim = claims.find(claimId)
                .filter(found -> found.resellerId() != null)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return asked(
                claim.resellerId(),
                NewCasePages.actor(null, person),
                claim.id(),
                CustomerDrafts.asked(claim.facts()),
                new ClaimForm(fields.toSingleValueMap()),
                FindPages.CLAIM + claim.id(),
                next);
    }

    private String asked(
            Visitor visitor, String claimId, ObjectNode asked, ClaimForm form, String place, RedirectAttributes next) {
        return asked(visitor.resellerId(), visitor.caller().party().actor(), claimId, asked, form, place, next);
    }

    private String asked(
            String resellerId,
            String actor,
            String claimId,
            ObjectNode asked,
            ClaimForm form,
            String place,
            RedirectAttributes next) {
        Locale language = form.value("language")
                .flatMap(Words::language)
                .orElse(Words.ofReader().locale());
        CustomerReports.Made made =
                reports.ask(resellerId, claimId, asked, language.getLanguage(), CustomerReports.USUAL, actor);
        next.addFlashAttribute(
                "customerLink", baseUrl.of("/report/" + made.token()).toString());
        return "redirect:" + place;
    }

    /** Files what a customer said as a claim, and leads to it; what lacks can be added there. */
    @PostMapping(PLACE + "/{id}/claim")
    String file(@AuthenticationPrincipal Visitor visitor, @PathVariable String id, RedirectAttributes next) {
        try {
            return "redirect:" + STATUS
                    + drafts.file(visitor.caller(), id, null, null).claimId();
        } catch (ApiException refused) {
            next.addFlashAttribute("refused", Words.ofReader().said(refused.getMessage()));
            return "redirect:" + PLACE;
        }
    }

    private String shown(Visitor visitor, String cursor, ClaimForm form, Map<String, String> errors, Model page) {
        List<CustomerReport> found = reports.list(visitor.resellerId(), position(cursor), ON_A_PAGE + 1);
        List<CustomerReport> shown = found.subList(0, Math.min(ON_A_PAGE, found.size()));
        page.addAttribute("lines", shown.stream().map(this::line).toList());
        page.addAttribute(
                "next",
                found.size() > ON_A_PAGE
                        ? PageCursor.cursor(new ClaimStore.Position(
                                shown.get(ON_A_PAGE - 1).createdAt(),
                                shown.get(ON_A_PAGE - 1).id()))
                        : null);
        page.addAttribute("cursor", cursor);
        page.addAttribute("form", form);
        page.addAttribute("errors", errors);
        page.addAttribute("elsewhere", ClaimForm.elsewhere(errors, FIELDS));
        return "customers";
    }

    private Line line(CustomerReport report) {
        return new Line(
                report,
                report.status(clock.instant()),
                reports.files(report.id()).size(),
                DisplayTime.of(report.createdAt(), ZoneOffset.UTC),
                DisplayTime.of(report.expiresAt(), ZoneOffset.UTC));
    }

    private static ClaimStore.Position position(String cursor) {
        try {
            return PageCursor.position(cursor);
        } catch (InvalidInput unreadable) {
            return null;
        }
    }
}
