package com.psnb2b.codesupport.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.psnb2b.codesupport.claim.CodeRedactor;
import com.psnb2b.codesupport.claim.CodeSealer;
import com.psnb2b.codesupport.claim.EvidenceItem;
import com.psnb2b.codesupport.claim.EvidenceType;
import com.psnb2b.codesupport.claim.FieldError;
import com.psnb2b.codesupport.claim.Hashes;
import com.psnb2b.codesupport.claim.Ids;
import com.psnb2b.codesupport.claim.InvalidInput;
import com.psnb2b.codesupport.claim.NewEvidence;
import com.psnb2b.codesupport.claim.StatedFacts;
import com.psnb2b.codesupport.evidence.EvidenceFile;
import com.psnb2b.codesupport.evidence.EvidenceLimits;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Reads evidence: a file by content, or a structured statement. */
@Component
public class EvidenceReader {

    private static final Pattern SPACE = Pattern.compile("\\s");

    private final CodeSealer sealer;
    private final ObjectMapper json;
    private final Clock clock;

    EvidenceReader(CodeSealer sealer, ObjectMapper json, Clock clock) {
        this.sealer = sealer;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Reads one piece of evidence as JSON: {@code type} with {@code content} or {@code file}.
     *
     * @throws InvalidInput with every fault that was found
     */
    public NewEvidence read(JsonNode body, String actor) {
        List<FieldError> errors = new ArrayList<>();
        Fields fields = new Fields(body, "", errors);
        String rawCode = StatedReader.rawCode(new Fields(body.path("content"), "content", new ArrayList<>()));
        NewEvidence read = read(fields, new StatedReader(sealer, rawCode, clock.instant()), actor);
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
        return read;
    }

    /**
     * Reads one piece of evidence that came as a file.
     *
     * @param type as sent; null or blank where it is missing
     * @param name of the file as sent; null where there is none
     * @throws InvalidInput that names {@code type} or {@code file}
     */
    public NewEvidence read(String type, String name, byte[] bytes, String actor) {
        List<FieldError> errors = new ArrayList<>();
        ObjectNode body = json.createObjectNode().put("type", type);
        Fields fields = new Fields(body, "", errors);
        EvidenceType known = type(fields);
        EvidenceFile file = file(fields, "file", name, bytes);
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
        return ofFile(known, file, null, actor);
    }

    /** Every piece that came with a claim. */
    List<NewEvidence> readAll(Fields claim, StatedReader stated, String actor) {
        List<Fields> pieces = claim.objects("evidence");
        if (pieces.size() > EvidenceLimits.PIECES) {
            claim.fault("evidence", "too_many", "may have at most " + EvidenceLimits.PIECES + " pieces");
            return List.of();
        }
        List<NewEvidence> read = pieces.stream()
                .map(piece -> read(piece, stated, actor))
                .filter(Objects::nonNull)
                .toList();
        if (read.stream().mapToLong(piece -> piece.item().size()).sum() > EvidenceLimits.CLAIM_BYTES) {
            claim.fault("evidence", "too_large", "may have at most 50 MB in all");
        }
        return read;
    }

    private NewEvidence read(Fields piece, StatedReader stated, String actor) {
        EvidenceType type = type(piece);
        NewEvidence read = null;
        if (piece.has("file") == piece.has("content")) {
            piece.fault("file", "required", "either a file or a content is required");
        } else if (piece.has("file")) {
            Fields file = piece.object("file");
            String name = file.text("name", 255);
            byte[] bytes = base64(file);
            file.nothingElse();
            EvidenceFile evidence = bytes == null ? null : file(piece, "file", name, bytes);
            read = type == null || evidence == null ? null : ofFile(type, evidence, stated, actor);
        } else {
            StatedFacts facts = stated.facts(content(piece));
            if (type != null && type.needsFile()) {
                piece.fault("file", "required", "a screenshot is a file");
            } else if (type != null) {
                read = ofStatement(type, facts, actor);
            }
        }
        piece.nothingElse();
        return read;
    }

    /** A statement that is only a sentence is taken as its text. */
    private Fields content(Fields piece) {
        JsonNode content = piece.get("content");
        if (!content.isTextual()) {
            return piece.object("content");
        }
        ObjectNode wrapped = json.createObjectNode();
        wrapped.putObject("content").set("text", content);
        return piece.on(wrapped).object("content");
    }

    private static EvidenceType type(Fields piece) {
        String type = piece.required("type", piece.text("type", ClaimReader.ID));
        return type == null ? null : piece.choice("type", EvidenceType.class);
    }

    private static byte[] base64(Fields file) {
        JsonNode content = file.get("content_base64");
        if (!content.isTextual()) {
            return file.fault("content_base64", "required", "the file's bytes in Base64 are required");
        }
        // A quick bound before anything is decoded: four characters hold three bytes.
        if (content.textValue().length() / 4 * 3L > EvidenceLimits.FILE_BYTES + 3) {
            return file.fault("content_base64", "too_large", "a file may have at most 10 MB");
        }
        try {
            // Line breaks are usual in Base64; anything else that does not belong there is a fault.
            return Base64.getDecoder().decode(SPACE.matcher(content.textValue()).replaceAll(""));
        } catch (IllegalArgumentException e) {
            return file.fault("content_base64", "invalid", "is not Base64");
        }
    }

    private static EvidenceFile file(Fields owner, String field, String name, byte[] bytes) {
        try {
            return EvidenceFile.of(name, bytes);
        } catch (EvidenceFile.TooLarge e) {
            return owner.fault(field, "too_large", e.getMessage());
        } catch (IllegalArgumentException e) {
            return owner.fault(field, "invalid", e.getMessage());
        }
    }

    private NewEvidence ofFile(EvidenceType type, EvidenceFile file, StatedReader stated, String actor) {
        String name = CodeRedactor.redact(stated == null ? file.name() : stated.redacted(file.name()));
        return new NewEvidence(item(type, name, file.mediaType(), file.bytes(), null, actor), file.bytes());
    }

    private NewEvidence ofStatement(EvidenceType type, StatedFacts facts, String actor) {
        try {
            byte[] bytes = json.writeValueAsBytes(facts);
            return new NewEvidence(item(type, null, "application/json", bytes, facts, actor), bytes);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a statement is plain data and can be written", e);
        }
    }

    private EvidenceItem item(
            EvidenceType type, String name, String mediaType, byte[] bytes, StatedFacts stated, String actor) {
        return new EvidenceItem(
                Ids.evidence(),
                type,
                name,
                mediaType,
                bytes.length,
                Hashes.sha256(bytes),
                stated,
                clock.instant(),
                actor);
    }
}
