package com.psnb2b.codesupport.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.psnb2b.codesupport.access.ApiCaller;
import com.psnb2b.codesupport.access.BaseUrl;
import com.psnb2b.codesupport.casework.VisibleClaims;
import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.ClaimStore;
import com.psnb2b.codesupport.claim.Faults;
import com.psnb2b.codesupport.customers.CustomerReport;
import com.psnb2b.codesupport.customers.CustomerReports;
import com.psnb2b.codesupport.intake.JsonFields;
import com.psnb2b.codesupport.words.Words;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Asks end customers for their own words by a link, and files what they said. */
@RestController
@RequestMapping("/api/v1/customer-reports")
class CustomerReportsController {

    private final CustomerReports reports;
    private final CustomerDrafts drafts;
    private final VisibleClaims visible;
    private final BaseUrl baseUrl;
    private final IdempotentRequests idempotent;
    private final JsonBodies bodies;
    private final Clock clock;

    CustomerReportsController(
            CustomerReports reports,
            CustomerDrafts drafts,
            VisibleClaims visible,
            BaseUrl baseUrl,
            IdempotentRequests idempotent,
            JsonBodies bodies,
            Clock clock) {
        this.reports = reports;
        this.drafts = drafts;
        this.visible = visible;
        this.baseUrl = baseUrl;
        this.idempotent = idempotent;
        this.bodies = bodies;
        this.clock = clock;
    }

    /** @param url for the customer, with the secret; it is not shown again */
    record CustomerLinkView(String id, URI url, String language, String claimId, Instant expiresAt) {}

    /**
     * A request, or what came of it.
     *
     * @param draft what is known and what the customer said, as {@code POST /claims} takes it
     * @param files what they sent, without the bytes
     */
    record CustomerReportView(
            String id,
            CustomerReport.Status status,
            JsonNode draft,
            List<ClaimView.ItemView> files,
            String language,
            String claimId,
            Instant createdAt,
            Instant expiresAt,
            Instant toldAt) {}

    private record Wanted(ObjectNode asked, String claimId, String language, Duration validFor) {}

    /** Makes a link for a customer: 201 with its address. */
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<byte[]> ask(@AuthenticationPrincipal ApiCaller caller, @RequestBody byte[] body) {
        Wanted wanted = wanted(caller, bodies.read(body));
        return idempotent.make(caller, body, () -> made(caller, wanted));
    }

    private CustomerLinkView made(ApiCaller caller, Wanted wanted) {
        CustomerReports.Made made = reports.ask(
                caller.resellerId(),
                wanted.claimId(),
                wanted.asked(),
                wanted.language(),
                wanted.validFor(),
                caller.party().actor());
        CustomerReport report = made.report();
        return new CustomerLinkView(
                report.id(),
                baseUrl.of("/report/" + made.token()),
                report.language(),
                report.claimId(),
                report.expiresAt());
    }

    /** A page of requests and drafts, newest first. */
    @GetMapping
    Map<String, Object> list(
            @AuthenticationPrincipal ApiCaller caller,
            @RequestParam(required = false) String limit,
            @RequestParam(required = false) String cursor) {
        int size = PageCursor.limit(limit);
        List<CustomerReport> found = reports.list(caller.resellerId(), PageCursor.position(cursor), size + 1);
        List<CustomerReport> shown = found.subList(0, Math.min(size, found.size()));
        Map<String, Object> answer = new HashMap<>();
        answer.put("customer_reports", shown.stream().map(this::view).toList());
        answer.put("next_cursor", found.size() > size ? cursor(shown.get(size - 1)) : null);
        return answer;
    }

    /** Files what a customer said as a claim: 201 with the claim. @param body what is added or said otherwise, as a claim has it */
    @PostMapping("/{id}/claim")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<byte[]> file(
            @AuthenticationPrincipal ApiCaller caller,
            @PathVariable String id,
            @RequestHeader(name = Idempotency.HEADER, required = false) String sentKey,
            @RequestBody(required = false) byte[] body) {
        String key = Idempotency.key(Idempotency.HEADER, sentKey);
        JsonNode added = body == null || body.length == 0 ? null : bodies.read(body);
        Idempotency.Answer answer = drafts.file(caller, id, key, added);
        var response = ResponseEntity.created(URI.create("/api/v1/claims/" + answer.claimId()))
                .contentType(MediaType.APPLICATION_JSON);
        if (answer.isReplay()) {
            response.header(Idempotency.REPLAY, "true");
        }
        return response.body(answer.body().getBytes(StandardCharsets.UTF_8));
    }

    private CustomerReportView view(CustomerReport report) {
        return new CustomerReportView(
                report.id(),
                report.status(clock.instant()),
                report.draft(),
                reports.files(report.id()).stream().map(ClaimView.ItemView::of).toList(),
                report.language(),
                report.filedClaim() == null ? report.claimId() : report.filedClaim(),
                report.createdAt(),
                report.expiresAt(),
                report.toldAt());
    }

    private static String cursor(CustomerReport last) {
        return PageCursor.cursor(new ClaimStore.Position(last.createdAt(), last.id()));
    }

    private Wanted wanted(ApiCaller caller, JsonNode body) {
        Faults errors = new Faults();
        JsonFields fields = new JsonFields(body, "", errors);
        String claimId = fields.text("claim_id", 64);
        Claim claim = claimId == null ? null : visible.require(caller.party(), claimId);
        String language = fields.text("language", 20);
        Locale read =
                language == null ? Locale.ENGLISH : Words.language(language).orElse(null);
        if (read == null) {
            fields.fault("language", "invalid", "must be one of en, de, fr, es, it, pt, pl, ja");
        }
        Duration validFor = duration(fields);
        ObjectNode known = body.deepCopy();
        known.remove(List.of("claim_id", "language", "valid_for"));
        errors.refuse();
        ObjectNode asked = claim == null || !known.isEmpty()
                ? drafts.asked(caller.resellerId(), known)
                : CustomerDrafts.asked(claim.facts());
        return new Wanted(asked, claimId, read.getLanguage(), validFor);
    }

    private static Duration duration(JsonFields fields) {
        JsonNode text = fields.get("valid_for");
        if (text.isMissingNode()) {
            return CustomerReports.USUAL;
        }
        try {
            Duration duration = Duration.parse(text.asText());
            if (duration.compareTo(CustomerReports.SHORTEST) >= 0 && duration.compareTo(CustomerReports.LONGEST) <= 0) {
                return duration;
            }
        } catch (DateTimeException e) {
            // Answered below.
        }
        return fields.fault("valid_for", "invalid", "must be an ISO 8601 duration from PT1H to P30D");
    }
}
