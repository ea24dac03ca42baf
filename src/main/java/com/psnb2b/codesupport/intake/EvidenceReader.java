package com.psnb2b.codesupport.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.psnb2b.codesupport.claim.EvidenceItem;
import com.psnb2b.codesupport.claim.EvidenceLimits;
import com.psnb2b.codesupport.claim.EvidenceType;
import com.psnb2b.codesupport.claim.Faults;
import com.psnb2b.codesupport.claim.Hashes;
import com.psnb2b.codesupport.claim.Ids;
import com.psnb2b.codesupport.claim.InvalidInput;
import com.psnb2b.codesupport.claim.NewEvidence;
import com.psnb2b.codesupport.claim.StatedFacts;
import com.psnb2b.codesupport.claim.StoredFiles;
import com.psnb2b.codesupport.claim.StoredFiles.StoredFile;
import com.psnb2b.codesupport.code.CodeRedactor;
import com.psnb2b.codesupport.code.CodeSealer;
import com.psnb2b.codesupport.evidence.EvidenceFile;
import com.psnb2b.codesupport.evidence.PictureMetadata;
import com.psnb2b.codesupport.policy.Policies;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** Reads evidence: a file by content, or a structured statement. */
@Component
public class EvidenceReader {

    private final CodeSealer sealer;
    private final ObjectMapper json;
    private final Predicate<String> zones;
    private final StoredFiles files;
    private final Clock clock;

    EvidenceReader(CodeSealer sealer, ObjectMapper json, Policies policies, StoredFiles files, Clock clock) {
        this.sealer = sealer;
        this.json = json;
        zones = name -> policies.current().zone(name).isPresent();
        this.files = files;
        this.clock = clock;
    }

    /**
     * Reads one piece of evidence as JSON: {@code type} with {@code content} or {@code file}.
     *
     * @throws InvalidInput with every fault that was found
     */
    public NewEvidence read(JsonNode body, String actor) {
        return read(body, actor, null);
    }

    /** The same, where it may name a file that is kept. @param resellerId whose files those are; null where nobody's */
    public NewEvidence read(JsonNode body, String actor, String resellerId) {
        Faults errors = new Faults();
        JsonFields fields = new JsonFields(body, "", errors);
        SentCodes codes = SentCodes.in(body);
        StatedFactsReader stated = new StatedFactsReader(sealer, codes, zones, clock.instant());
        NewEvidence read = read(fields, stated, actor, resellerId);
        codes.refuse(errors);
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
        Faults errors = new Faults();
        ObjectNode body = json.createObjectNode().put("type", type);
        JsonFields fields = new JsonFields(body, "", errors);
        EvidenceType known = type(fields);
        EvidenceFile file = file(fields, "file", name, bytes);
        errors.refuse();
        return ofFile(known, file, null, actor);
    }

    /** The same of what a customer sends: of a picture nothing is kept beside its pixels. */
    public NewEvidence readOfCustomer(String type, String name, byte[] bytes, String actor) {
        NewEvidence read = read(type, name, bytes, actor);
        EvidenceItem item = read.item();
        byte[] plain = PictureMetadata.without(item.mediaType(), bytes);
        return new NewEvidence(item(item.type(), item.fileName(), item.mediaType(), plain, null, actor), plain);
    }

    /**
     * Reads what a reseller says who appeals: {@code reason}, {@code evidence} as a claim has it, or both.
     *
     * @param reasonLength characters of the reason
     * @throws InvalidInput with every fault that was found
     */
    public SentAppeal readAppeal(JsonNode body, int reasonLength, String actor, String resellerId) {
        Faults errors = new Faults();
        JsonFields fields = new JsonFields(body, "", errors);
        SentCodes codes = SentCodes.in(body);
        StatedFactsReader stated = new StatedFactsReader(sealer, codes, zones, clock.instant());
        SentAppeal sent = new SentAppeal(
                stated.redacted(fields.text("reason", reasonLength)), readAll(fields, stated, actor, resellerId));
        fields.nothingElse();
        codes.refuse(errors);
        return sent;
    }

    /** Every piece that came with a claim. @param resellerId whose files it may name; null where nobody's */
    List<NewEvidence> readAll(JsonFields claim, StatedFactsReader stated, String actor, String resellerId) {
        List<JsonFields> pieces = claim.objects("evidence");
        if (pieces.size() > EvidenceLimits.PIECES) {
            claim.fault("evidence", "too_many", "may have at most " + EvidenceLimits.PIECES + " pieces");
            return List.of();
        }
        List<NewEvidence> read = pieces.stream()
                .map(piece -> read(piece, stated, actor, resellerId))
                .filter(Objects::nonNull)
                .toList();
        if (read.stream().mapToLong(piece -> piece.item().size()).sum() > EvidenceLimits.CLAIM_BYTES) {
            claim.fault("evidence", "too_large", "may have at most 50 MB in all");
        }
        return read;
    }

    private NewEvidence read(JsonFields piece, StatedFactsReader stated, String actor, String resellerId) {
        EvidenceType type = type(piece);
        NewEvidence read = null;
        if (piece.has("file_id")) {
            read = stored(piece, type, actor, resellerId);
        } else if (piece.has("file") == piece.has("content")) {
            piece.fault("file", "required", "either a file, the file_id of one, or a content is required");
        } else if (piece.has("file")) {
            JsonFields file = piece.object("file");
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

    /** A file that was sent before, and has nothing beside it. */
    private NewEvidence stored(JsonFields piece, EvidenceType type, String actor, String resellerId) {
        if (piece.has("file") || piece.has("content")) {
            return piece.fault("file_id", "invalid", "stands alone: a file, the file_id of one, or a content");
        }
        String id = piece.text("file_id", ClaimReader.ID);
        StoredFile file = id == null || resellerId == null
                ? null
                : files.find(resellerId, id, clock.instant()).orElse(null);
        if (file == null) {
            return piece.fault(
                    "file_id", "unknown_file", "is no file of yours that is kept; POST /files keeps one for 24 hours");
        }
        return type == null
                ? null
                : new NewEvidence(
                        new EvidenceItem(
                                Ids.evidence(),
                                type,
                                file.name(),
                                file.mediaType(),
                                file.size(),
                                file.sha256(),
                                null,
                                clock.instant(),
                                actor),
                        null,
                        file.id());
    }

    /** A statement that is only a sentence is taken as its text. */
    private JsonFields content(JsonFields piece) {
        JsonNode content = piece.get("content");
        if (!content.isTextual()) {
            return piece.object("content");
        }
        ObjectNode wrapped = json.createObjectNode();
        wrapped.putObject("content").set("text", content);
        return piece.on(wrapped).object("content");
    }

    private static EvidenceType type(JsonFields piece) {
        String type = piece.required("type", piece.text("type", ClaimReader.ID));
        return type == null ? null : piece.choice("type", EvidenceType.class);
    }

    private static byte[] base64(JsonFields file) {
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
            return Base64.getDecoder().decode(withoutSpace(content.textValue()));
        } catch (IllegalArgumentException e) {
            return file.fault("content_base64", "invalid", "is not Base64");
        }
    }

    private static byte[] withoutSpace(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        int kept = 0;
        for (byte b : bytes) {
            if (b != ' ' && (b < '\t' || b > '\r')) {
                bytes[kept++] = b;
            }
        }
        return kept == bytes.length ? bytes : Arrays.copyOf(bytes, kept);
    }

    private static EvidenceFile file(JsonFields owner, String field, String name, byte[] bytes) {
        try {
            return EvidenceFile.of(name, bytes);
        } catch (EvidenceFile.TooLarge e) {
            return owner.fault(field, "too_large", e.getMessage());
        } catch (IllegalArgumentException e) {
            return owner.fault(field, "invalid", e.getMessage());
        }
    }

    private NewEvidence ofFile(EvidenceType type, EvidenceFile file, StatedFactsReader stated, String actor) {
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
