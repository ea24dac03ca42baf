package com.psnb2b.codesupport.api;

import com.psnb2b.codesupport.access.ApiCaller;
import com.psnb2b.codesupport.casework.Cases;
import com.psnb2b.codesupport.claim.CaseState;
import com.psnb2b.codesupport.claim.CaseStore;
import com.psnb2b.codesupport.claim.CaseSubmission;
import com.psnb2b.codesupport.claim.Channel;
import com.psnb2b.codesupport.claim.ClaimCase;
import com.psnb2b.codesupport.claim.ClaimStore;
import com.psnb2b.codesupport.claim.InvalidInput;
import com.psnb2b.codesupport.claim.NewEvidence;
import com.psnb2b.codesupport.claim.WireName;
import com.psnb2b.codesupport.intake.CaseReader;
import com.psnb2b.codesupport.intake.EvidenceReader;
import com.psnb2b.codesupport.packet.CasePackets;
import com.psnb2b.codesupport.packet.PacketZip;
import com.psnb2b.codesupport.packet.SealedCase;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/** Cases over REST: one report about many codes (contract, section 5). */
@RestController
@RequestMapping("/api/v1/cases")
class CasesController {

    private final CaseReader reader;
    private final Cases service;
    private final CaseStore cases;
    private final CaseViews views;
    private final CaseForms forms;
    private final CasePackets packets;
    private final PacketZip zip;
    private final EvidenceReader evidence;
    private final Uploads uploads;
    private final JsonBodies bodies;
    private final IdempotentRequests idempotent;

    CasesController(
            CaseReader reader,
            Cases service,
            CaseStore cases,
            CaseViews views,
            CaseForms forms,
            CasePackets packets,
            PacketZip zip,
            EvidenceReader evidence,
            Uploads uploads,
            JsonBodies bodies,
            IdempotentRequests idempotent) {
        this.reader = reader;
        this.service = service;
        this.cases = cases;
        this.views = views;
        this.forms = forms;
        this.packets = packets;
        this.zip = zip;
        this.evidence = evidence;
        this.uploads = uploads;
        this.bodies = bodies;
        this.idempotent = idempotent;
    }

    /** Files a case with all of its claims, or nothing; with {@code accept=partial} the codes that nothing is wrong with. */
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> file(
            @AuthenticationPrincipal ApiCaller caller,
            @RequestParam(required = false) String accept,
            @RequestBody byte[] body) {
        return file(caller, read(caller, accept, body));
    }

    /** What filing would answer; files nothing. */
    @PostMapping(path = "/check", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> check(
            @AuthenticationPrincipal ApiCaller caller,
            @RequestParam(required = false) String accept,
            @RequestBody byte[] body) {
        return check(caller, read(caller, accept, body));
    }

    /** The same as a form, with the codes as a file of rows and files by the name of their evidence. */
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<byte[]> fileForm(
            @AuthenticationPrincipal ApiCaller caller,
            @RequestParam(required = false) String accept,
            @FormParts(
                            once = {CaseForms.SHARED, CaseForms.CODES, CaseForms.REFERENCE},
                            evidence = true)
                    MultipartHttpServletRequest form)
            throws IOException {
        return file(caller, read(caller, accept, form));
    }

    /** What filing the form would answer; files nothing. */
    @PostMapping(path = "/check", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<byte[]> checkForm(
            @AuthenticationPrincipal ApiCaller caller,
            @RequestParam(required = false) String accept,
            @FormParts(
                            once = {CaseForms.SHARED, CaseForms.CODES, CaseForms.REFERENCE},
                            evidence = true)
                    MultipartHttpServletRequest form)
            throws IOException {
        return check(caller, read(caller, accept, form));
    }

    /** @param sent what must be the same when it is sent again */
    private record Read(byte[] sent, CaseSubmission submission) {}

    private Read read(ApiCaller caller, String accept, byte[] body) {
        return new Read(body, reader.read(bodies.read(body), sender(caller, accept)));
    }

    private Read read(ApiCaller caller, String accept, MultipartHttpServletRequest form) throws IOException {
        CaseReader.Sender sender = sender(caller, accept);
        CaseForms.Form read = forms.read(form, sender);
        return new Read(read.sent(), reader.read(read.shared(), read.reference(), read.codes(), read.files(), sender));
    }

    private ResponseEntity<byte[]> file(ApiCaller caller, Read read) {
        return idempotent.inAttempts(
                caller,
                read.sent(),
                "/api/v1/cases/",
                answering -> service.file(
                        read.submission(),
                        filing -> answering.apply(() ->
                                views.ofFiled(filing.get(), read.submission().refused()))));
    }

    private ResponseEntity<byte[]> check(ApiCaller caller, Read read) {
        return idempotent.once(
                caller,
                read.sent(),
                () -> views.ofFiled(
                        service.check(read.submission()), read.submission().refused()));
    }

    /** Adds codes; what is shared counts for them too. */
    @PostMapping(path = "/{id}/codes", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> addCodes(
            @AuthenticationPrincipal ApiCaller caller,
            @PathVariable String id,
            @RequestParam(required = false) String accept,
            @RequestBody byte[] body) {
        ClaimCase known = service.requireVisible(caller.party(), id);
        CaseReader.Sender sender = sender(caller, accept);
        return addCodes(caller, id, body, reader.readMore(bodies.read(body), known, sender), sender);
    }

    /** The same with the codes as a file of rows. */
    @PostMapping(path = "/{id}/codes", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<byte[]> addCodesForm(
            @AuthenticationPrincipal ApiCaller caller,
            @PathVariable String id,
            @RequestParam(required = false) String accept,
            @FormParts(once = CaseForms.CODES) MultipartHttpServletRequest form)
            throws IOException {
        ClaimCase known = service.requireVisible(caller.party(), id);
        CaseReader.Sender sender = sender(caller, accept);
        CaseForms.Form sent = forms.read(form, sender);
        return addCodes(caller, id, sent.sent(), reader.readMore(sent.codes(), known, sender), sender);
    }

    private ResponseEntity<byte[]> addCodes(
            ApiCaller caller, String id, byte[] sent, CaseSubmission read, CaseReader.Sender sender) {
        return idempotent.inAttempts(
                caller,
                sent,
                null,
                answering -> service.addCodes(
                        caller.party(),
                        id,
                        read,
                        sender.partial(),
                        adding -> answering.apply(() -> {
                            Cases.Added added = adding.get();
                            return views.ofFiled(added.state(), added.refused());
                        })));
    }

    @PostMapping(path = "/{id}/evidence", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> addStatement(
            @AuthenticationPrincipal ApiCaller caller, @PathVariable String id, @RequestBody byte[] body) {
        service.requireVisible(caller.party(), id);
        NewEvidence added = evidence.read(bodies.read(body), caller.party().actor(), caller.resellerId());
        return addEvidence(caller, id, body, List.of(added));
    }

    /** Adds every file of a form, or none, for all open claims of the case. */
    @PostMapping(path = "/{id}/evidence", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<byte[]> addFiles(
            @AuthenticationPrincipal ApiCaller caller,
            @PathVariable String id,
            @RequestParam(required = false) List<String> type,
            @RequestParam(required = false) List<MultipartFile> file)
            throws IOException {
        service.requireVisible(caller.party(), id);
        List<NewEvidence> added = uploads.read(type, file, caller.party().actor());
        return addEvidence(caller, id, Uploads.fingerprint(added), added);
    }

    private ResponseEntity<byte[]> addEvidence(ApiCaller caller, String id, byte[] sent, List<NewEvidence> added) {
        return idempotent.once(
                caller,
                sent,
                service.evidence(caller.party(), id, added).map(state -> views.ofFiled(state, List.of())));
    }

    /** Takes back each claim that has not ended; the others are named. */
    @PostMapping("/{id}/withdrawal")
    ResponseEntity<byte[]> withdraw(
            @AuthenticationPrincipal ApiCaller caller,
            @PathVariable String id,
            @RequestBody(required = false) byte[] body) {
        service.requireVisible(caller.party(), id);
        bodies.none(body);
        return idempotent.once(caller, body, () -> {
            Cases.Withdrawn withdrawn = service.withdraw(caller.party(), id);
            return views.ofFiled(withdrawn.state(), List.of()).leaving(withdrawn.left());
        });
    }

    @GetMapping("/{id}")
    CaseView read(@AuthenticationPrincipal ApiCaller caller, @PathVariable String id) {
        return views.of(caller.party(), service.require(caller.party(), id));
    }

    /** What was handed to the reviewers of each claim that was, in one; 409 before there is one. */
    @GetMapping("/{id}/packet")
    void packet(@AuthenticationPrincipal ApiCaller caller, @PathVariable String id, HttpServletResponse response)
            throws IOException {
        SealedCase packet = packets.of(service.require(caller.party(), id))
                .orElseThrow(() -> ApiException.conflict(
                        "not_submitted", "No claim of this case was handed to the reviewers yet."));
        response.setContentType("application/zip");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(packet.fileName())
                        .build()
                        .toString());
        zip.write(packet, response.getOutputStream());
    }

    /** A page of cases, newest first, without what needs each of their claims. */
    @GetMapping
    Map<String, Object> list(
            @AuthenticationPrincipal ApiCaller caller,
            @RequestParam(required = false) String status,
            @RequestParam(name = "order_id", required = false) String orderId,
            @RequestParam(required = false) String limit,
            @RequestParam(required = false) String cursor) {
        int size = PageCursor.limit(limit);
        List<CaseStore.Summary> found = cases.list(new CaseStore.Query(
                caller.party().resellerId(),
                isOpen(status),
                PageCursor.plain("order_id", orderId),
                PageCursor.position(cursor),
                size + 1));
        List<CaseStore.Summary> page = found.subList(0, Math.min(size, found.size()));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put(
                "cases",
                page.stream()
                        .map(one -> CaseView.of(one.claimCase(), one.byStatus()))
                        .toList());
        answer.put("next_cursor", found.size() > size ? cursor(page.get(size - 1)) : null);
        return answer;
    }

    private static String cursor(CaseStore.Summary last) {
        return PageCursor.cursor(new ClaimStore.Position(
                last.claimCase().createdAt(), last.claimCase().id()));
    }

    private static Boolean isOpen(String status) {
        return status == null || status.isBlank()
                ? null
                : WireName.find(CaseState.Status.class, status)
                        .map(wanted -> wanted == CaseState.Status.OPEN)
                        .orElseThrow(() -> InvalidInput.of("status", "invalid", "must be open or resolved"));
    }

    private static CaseReader.Sender sender(ApiCaller caller, String accept) {
        if (accept != null && !accept.equals("partial")) {
            throw InvalidInput.of("accept", "invalid", "must be partial, or left out");
        }
        return new CaseReader.Sender(
                caller.resellerId(), Channel.API, caller.party().actor(), accept != null);
    }
}
