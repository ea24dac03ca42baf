package com.psnb2b.codesupport.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.psnb2b.codesupport.claim.ClaimCase;
import com.psnb2b.codesupport.claim.EvidenceType;
import com.psnb2b.codesupport.claim.Faults;
import com.psnb2b.codesupport.claim.Hashes;
import com.psnb2b.codesupport.claim.InvalidInput;
import com.psnb2b.codesupport.claim.NewEvidence;
import com.psnb2b.codesupport.claim.WireName;
import com.psnb2b.codesupport.intake.CaseReader;
import com.psnb2b.codesupport.intake.CaseReader.SentCode;
import com.psnb2b.codesupport.intake.EvidenceReader;
import com.psnb2b.codesupport.intake.rows.Row;
import com.psnb2b.codesupport.intake.rows.RowLimit;
import com.psnb2b.codesupport.intake.rows.RowReader;
import com.psnb2b.codesupport.intake.rows.Rows;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/** Reads a case that came as a form: what is shared, the codes as a file of rows, and files by the name of their evidence. */
@Component
class CaseForms {

    static final String SHARED = "shared";
    static final String CODES = "codes";
    static final String REFERENCE = "reference";

    private final RowReader rows;
    private final CaseReader reader;
    private final EvidenceReader evidence;
    private final JsonBodies bodies;

    CaseForms(RowReader rows, CaseReader reader, EvidenceReader evidence, JsonBodies bodies) {
        this.rows = rows;
        this.reader = reader;
        this.evidence = evidence;
        this.bodies = bodies;
    }

    /**
     * A form as it was read.
     *
     * @param sent what must be the same when it is sent again; its bytes are not
     */
    record Form(JsonNode shared, String reference, List<SentCode> codes, List<NewEvidence> files, byte[] sent) {}

    /** @throws InvalidInput that names the part which cannot be read */
    Form read(MultipartHttpServletRequest form, CaseReader.Sender sender) throws IOException {
        byte[] shared = part(form, SHARED);
        byte[] codes = part(form, CODES);
        byte[] reference = part(form, REFERENCE);
        List<NewEvidence> files = files(form, sender);
        String sent = hash(shared)
                + hash(codes)
                + hash(reference)
                + new String(Uploads.fingerprint(files), StandardCharsets.UTF_8);
        return new Form(
                shared == null ? JsonNodeFactory.instance.objectNode() : bodies.read(shared),
                reference == null ? null : new String(reference, StandardCharsets.UTF_8),
                codes(codes, isNdjson(form.getFile(CODES), codes), sender),
                files,
                sent.getBytes(StandardCharsets.UTF_8));
    }

    private List<SentCode> codes(byte[] sent, boolean isNdjson, CaseReader.Sender sender) throws IOException {
        if (sent == null) {
            throw InvalidInput.of(CODES, "required", "the codes are required, as text/csv or application/x-ndjson");
        }
        var in = new ByteArrayInputStream(sent);
        RowLimit limit = RowLimit.claim(() -> {});
        Rows lines = isNdjson ? rows.ndjson(in, limit) : rows.csv(in, limit, row -> reader.checkColumns(row, sender));
        List<SentCode> codes = new ArrayList<>();
        for (Row row = lines.next(); row != null && codes.size() <= ClaimCase.CODES; row = lines.next()) {
            codes.add(new SentCode(row.body(), row.line(), row.fault()));
        }
        return codes;
    }

    /** By the type of the part; where it has none that tells, by how the text begins. */
    private static boolean isNdjson(MultipartFile file, byte[] text) {
        String type = file == null ? null : file.getContentType();
        if (type != null && type.startsWith(MediaType.APPLICATION_NDJSON_VALUE)) {
            return true;
        }
        boolean isTold = type != null && type.startsWith("text/csv");
        return !isTold
                && text != null
                && new String(text, 0, Math.min(text.length, 100), StandardCharsets.UTF_8)
                        .strip()
                        .startsWith("{");
    }

    private List<NewEvidence> files(MultipartHttpServletRequest form, CaseReader.Sender sender) throws IOException {
        Faults errors = new Faults();
        List<NewEvidence> read = new ArrayList<>();
        for (EvidenceType type : EvidenceType.values()) {
            String name = WireName.of(type);
            for (MultipartFile file : form.getFiles(name)) {
                try {
                    read.add(evidence.read(name, file.getOriginalFilename(), file.getBytes(), sender.actor()));
                } catch (InvalidInput e) {
                    errors.add(e.renamed(field -> name));
                }
            }
        }
        errors.refuse();
        return read;
    }

    /** As a file or as a field; null where it is not there. */
    private static byte[] part(MultipartHttpServletRequest form, String name) throws IOException {
        MultipartFile file = form.getFile(name);
        if (file != null) {
            return file.getBytes();
        }
        String field = form.getParameter(name);
        return field == null ? null : field.getBytes(StandardCharsets.UTF_8);
    }

    private static String hash(byte[] part) {
        return (part == null ? "" : Hashes.sha256(part)) + "\n";
    }
}
