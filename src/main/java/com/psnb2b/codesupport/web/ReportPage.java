package com.psnb2b.codesupport.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.psnb2b.codesupport.api.CustomerDrafts;
import com.psnb2b.codesupport.casework.ClaimRefused;
import com.psnb2b.codesupport.casework.ClaimService;
import com.psnb2b.codesupport.casework.NoSuchClaim;
import com.psnb2b.codesupport.claim.Faults;
import com.psnb2b.codesupport.claim.InvalidInput;
import com.psnb2b.codesupport.claim.NewEvidence;
import com.psnb2b.codesupport.claim.Party;
import com.psnb2b.codesupport.claim.ReportedIssue;
import com.psnb2b.codesupport.code.CodeRedactor;
import com.psnb2b.codesupport.customers.CustomerReport;
import com.psnb2b.codesupport.customers.CustomerReports;
import com.psnb2b.codesupport.intake.EvidenceReader;
import com.psnb2b.codesupport.platform.Busy;
import com.psnb2b.codesupport.words.ReaderLanguage;
import com.psnb2b.codesupport.words.Words;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/**
 * The page of an end customer, made for a phone and without scripts. Who holds its link sees what they are asked about, says
 * what happened and adds photos; nothing else, and only while the link lasts.
 */
@Controller
@RequestMapping("/report/{token}")
class ReportPage {

    private static final String TEXT = "customer_report.text";
    private static final String ERROR = "customer_report.error_code";
    private static final String TRIED = "customer_report.attempted_at";
    private static final String ISSUE = "reported_issue";
    private static final String REGION = "account_region";
    private static final String DEVICE = "device";
    private static final String CONSENT = "consent";
    private static final Set<String> FIELDS = Set.of(ISSUE, TEXT, ERROR, TRIED, REGION, DEVICE, CONSENT);

    /** Where photos of each kind are chosen, and as what they count. */
    private static final Map<String, String> PHOTOS =
            Map.of("photo", "error_screenshot", "history", "transaction_history");

    private static final List<String> DEVICES = List.of("PS5", "PS4", "App", "Web");
    private static final String SECONDS_TO_A_FREE_TURN = "10";

    private final CustomerReports reports;
    private final CustomerDrafts drafts;
    private final EvidenceReader evidence;
    private final ClaimService service;

    ReportPage(CustomerReports reports, CustomerDrafts drafts, EvidenceReader evidence, ClaimService service) {
        this.reports = reports;
        this.drafts = drafts;
        this.evidence = evidence;
        this.service = service;
    }

    @GetMapping
    String show(
            @PathVariable String token,
            @RequestParam(required = false) String sent,
            HttpServletRequest request,
            HttpServletResponse response,
            Model page) {
        return reports.open(token)
                .map(report -> {
                    page.addAttribute("sent", sent != null);
                    return shown(report, again(report), Map.of(), request, page);
                })
                .orElseGet(() -> ended(response, page));
    }

    /** Keeps what the customer says; 422 where something is wrong: nothing is kept then, and what was typed stays. */
    @PostMapping
    String send(
            @PathVariable String token,
            @RequestParam MultiValueMap<String, String> fields,
            HttpServletRequest request,
            HttpServletResponse response,
            Model page)
            throws IOException {
        CustomerReport report = reports.open(token).orElse(null);
        if (report == null) {
            return ended(response, page);
        }
        request.setAttribute(ReaderLanguage.WISH, Locale.forLanguageTag(report.language()));
        ClaimForm form = new ClaimForm(fields.toSingleValueMap());
        try {
            ClaimForm.requireOnly(fields, FIELDS);
            keep(report, told(form), photos(request));
            return "redirect:/report/" + token + "?sent";
        } catch (InvalidInput invalid) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return shown(report, form, ClaimForm.faults(invalid), request, page);
        } catch (Busy busy) {
            response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
            response.setHeader(HttpHeaders.RETRY_AFTER, SECONDS_TO_A_FREE_TURN);
            return shown(report, form, Map.of("photo", Words.ofReader().said(busy.getMessage())), request, page);
        } catch (ClaimRefused | NoSuchClaim closed) {
            return ended(response, page);
        }
    }

    private void keep(CustomerReport report, ObjectNode told, List<NewEvidence> photos) {
        drafts.check(report, told);
        if (report.claimId() == null) {
            reports.keep(report, told, photos);
            return;
        }
        ObjectNode statement = JsonNodeFactory.instance.objectNode().put("type", "customer_message");
        ObjectNode content = told.deepCopy();
        content.remove(ISSUE);
        List<NewEvidence> added = new ArrayList<>(photos);
        if (!content.isEmpty()) {
            added.add(evidence.read(statement.set("content", content), CustomerReports.ACTOR));
        }
        if (added.isEmpty()) {
            throw InvalidInput.of("photo", "required", "choose a file, or fill in what is missing");
        }
        service.addEvidence(new Party(report.resellerId()), report.claimId(), added);
        reports.told(report.id());
    }

    /** What the form says, as a claim has it; a code that was typed somewhere is masked. */
    private static ObjectNode told(ClaimForm form) {
        Faults errors = new Faults();
        if (form.value(ISSUE).isEmpty()) {
            errors.add(ISSUE, "required", "say what the store shows, or choose that it is something else");
        }
        if (form.value(CONSENT).isEmpty()) {
            errors.add(CONSENT, "required", "say that you agree, so that it may be read");
        }
        errors.refuse();
        Map<String, String> said = new HashMap<>();
        FIELDS.forEach(name -> form.value(name).ifPresent(text -> said.put(name, CodeRedactor.redact(text))));
        List<String> text = new ArrayList<>();
        form.value(DEVICE).filter(DEVICES::contains).ifPresent(text::add);
        if (form.value(ClaimForm.TIME_ZONE).isPresent()) {
            said.put(ClaimForm.TIME_ZONE, form.fields().get(ClaimForm.TIME_ZONE));
        } else if (said.containsKey(TRIED)) {
            // Without scripts nobody knows whose clock it was.
            text.add(said.remove(TRIED) + " (local time)");
        }
        if (said.containsKey(TEXT)) {
            text.add(said.get(TEXT));
        }
        if (!text.isEmpty()) {
            said.put(TEXT, String.join("\n", text));
        }
        return new ClaimForm(said).claim();
    }

    private List<NewEvidence> photos(HttpServletRequest request) throws IOException {
        List<NewEvidence> read = new ArrayList<>();
        for (var kind : PHOTOS.entrySet()) {
            for (MultipartFile file : ChosenFiles.of(request, kind.getKey())) {
                try {
                    read.add(evidence.readOfCustomer(
                            kind.getValue(), file.getOriginalFilename(), file.getBytes(), CustomerReports.ACTOR));
                } catch (InvalidInput refused) {
                    throw refused.renamed(field -> kind.getKey());
                }
            }
        }
        return read;
    }

    /** What was said before, to be seen and said otherwise. */
    private static ClaimForm again(CustomerReport report) {
        Map<String, String> fields = new HashMap<>();
        if (report.told() != null) {
            for (String name : List.of(ISSUE, REGION, TEXT, ERROR)) {
                JsonNode said = report.told().at("/" + name.replace('.', '/'));
                if (said.isTextual()) {
                    fields.put(name, said.textValue());
                }
            }
        }
        return new ClaimForm(fields);
    }

    private String shown(
            CustomerReport report, ClaimForm form, Map<String, String> errors, HttpServletRequest request, Model page) {
        request.setAttribute(ReaderLanguage.WISH, Locale.forLanguageTag(report.language()));
        page.addAttribute("report", report);
        page.addAttribute(
                "place",
                request.getRequestURI().substring(request.getContextPath().length()));
        page.addAttribute("files", reports.files(report.id()));
        page.addAttribute("until", DisplayTime.of(report.expiresAt(), ZoneOffset.UTC));
        page.addAttribute("issues", DisplayNames.all(ReportedIssue.values()));
        page.addAttribute("devices", DEVICES);
        page.addAttribute("countries", Country.in(Words.ofReader()));
        page.addAttribute("form", form);
        page.addAttribute("errors", errors);
        page.addAttribute("busy", request.getAttribute(CheckThrottle.BUSY) != null);
        return "report";
    }

    /** Unknown, expired and filed look the same. */
    private static String ended(HttpServletResponse response, Model page) {
        response.setStatus(HttpStatus.NOT_FOUND.value());
        page.addAttribute("report", null);
        return "report";
    }
}
