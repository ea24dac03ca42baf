package com.psnb2b.codesupport.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.psnb2b.codesupport.access.ApiCaller;
import com.psnb2b.codesupport.claim.EvidenceItem;
import com.psnb2b.codesupport.claim.EvidenceType;
import com.psnb2b.codesupport.claim.InvalidInput;
import com.psnb2b.codesupport.claim.NewEvidence;
import com.psnb2b.codesupport.claim.StoredFiles;
import com.psnb2b.codesupport.claim.WireName;
import com.psnb2b.codesupport.intake.EvidenceReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Files that are sent once, and named as evidence by their id (contract, section 5). */
@RestController
@RequestMapping("/api/v1/files")
class FilesController {

    /** What it is evidence for is said by whoever names it. */
    private static final String ANY = WireName.of(EvidenceType.OTHER);

    private final EvidenceReader evidence;
    private final JsonBodies bodies;
    private final StoredFiles files;
    private final IdempotentRequests idempotent;
    private final Clock clock;

    FilesController(
            EvidenceReader evidence, JsonBodies bodies, StoredFiles files, IdempotentRequests idempotent, Clock clock) {
        this.evidence = evidence;
        this.bodies = bodies;
        this.files = files;
        this.idempotent = idempotent;
        this.clock = clock;
    }

    /** Keeps a file for a day, or until evidence takes it. */
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<byte[]> keep(
            @AuthenticationPrincipal ApiCaller caller, @RequestParam(required = false) MultipartFile file)
            throws IOException {
        if (file == null) {
            throw InvalidInput.of("file", "required", "is required");
        }
        return keep(
                caller,
                evidence.read(
                        ANY,
                        file.getOriginalFilename(),
                        file.getBytes(),
                        caller.party().actor()));
    }

    /** The same with the file in Base64, as it stands in a claim. */
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> keep(@AuthenticationPrincipal ApiCaller caller, @RequestBody byte[] body) {
        ObjectNode piece = JsonNodeFactory.instance.objectNode().put("type", ANY);
        piece.set("file", bodies.read(body));
        try {
            return keep(caller, evidence.read(piece, caller.party().actor()));
        } catch (InvalidInput e) {
            throw e.renamed(field -> field.replaceFirst("^file\\.", ""));
        }
    }

    private ResponseEntity<byte[]> keep(ApiCaller caller, NewEvidence read) {
        EvidenceItem item = read.item();
        String sent = item.sha256() + " " + item.fileName();
        return idempotent.keep(
                caller,
                sent.getBytes(StandardCharsets.UTF_8),
                () -> files.keep(caller.resellerId(), read, clock.instant()));
    }
}
