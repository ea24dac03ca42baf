package com.psnb2b.codesupport.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.psnb2b.codesupport.claim.CaseSubmission;
import com.psnb2b.codesupport.claim.CaseSubmission.RefusedCode;
import com.psnb2b.codesupport.claim.Channel;
import com.psnb2b.codesupport.claim.ClaimCase;
import com.psnb2b.codesupport.claim.ClaimFacts;
import com.psnb2b.codesupport.claim.EvidenceLimits;
import com.psnb2b.codesupport.claim.Faults;
import com.psnb2b.codesupport.claim.InvalidInput;
import com.psnb2b.codesupport.claim.NewEvidence;
import com.psnb2b.codesupport.claim.ReportedIssue;
import com.psnb2b.codesupport.claim.Submission;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Reads one report about many codes (contract, section 5). Each code is read as a claim of its own; what it does not state
 * itself, it takes from what is shared.
 */
@Component
public class CaseReader {

    /** Faults of one row that are named where the good rows are filed. */
    private static final int OF_A_ROW = 10;

    private final ClaimReader claims;
    private final EvidenceReader evidence;
    private final Clock clock;

    CaseReader(ClaimReader claims, EvidenceReader evidence, Clock clock) {
        this.claims = claims;
        this.evidence = evidence;
        this.clock = clock;
    }

    /**
     * A code as it was sent.
     *
     * @param body null where it could not be read
     * @param line of the file where it begins, from 1; null for one in JSON
     * @param fault why it could not be read; else null
     */
    public record SentCode(JsonNode body, Long line, InvalidInput fault) {}

    /**
     * Who sends a case.
     *
     * @param partial whether the good codes are to be filed where some are wrong
     */
    public record Sender(String resellerId, Channel channel, String actor, boolean partial) {}

    /**
     * Reads a case from one JSON object.
     *
     * @throws InvalidInput with every fault that was found
     */
    public CaseSubmission read(JsonNode body, Sender sender) {
        Faults errors = new Faults();
        JsonFields whole = new JsonFields(body, "", errors);
        return read(whole, codes(whole, whole.get("codes")), List.of(), sender, errors);
    }

    /**
     * Reads a case whose codes came in a file of their own.
     *
     * @param shared as the contract writes it; an empty object where none was sent
     * @param files that count for all codes
     * @throws InvalidInput with every fault that was found
     */
    public CaseSubmission read(
            JsonNode shared, String reference, List<SentCode> codes, List<NewEvidence> files, Sender sender) {
        Faults errors = new Faults();
        var body = JsonNodeFactory.instance.objectNode();
        body.set("shared", shared);
        body.put("reference", reference);
        JsonFields whole = new JsonFields(body, "", errors);
        count(whole, codes.size());
        return read(whole, codes, files, sender, errors);
    }

    /**
     * Reads codes that are added to a case, with what was shared when it was filed.
     *
     * @throws InvalidInput with every fault that was found
     */
    public CaseSubmission readMore(JsonNode body, ClaimCase claimCase, Sender sender) {
        Faults errors = new Faults();
        JsonFields whole = new JsonFields(body, "", errors);
        List<SentCode> codes = codes(whole, whole.get("codes"));
        whole.nothingElse();
        return readMore(codes, claimCase, sender, errors);
    }

    /** The same of codes that came in a file of their own. */
    public CaseSubmission readMore(List<SentCode> codes, ClaimCase claimCase, Sender sender) {
        Faults errors = new Faults();
        count(new JsonFields(JsonNodeFactory.instance.objectNode(), "", errors), codes.size());
        return readMore(codes, claimCase, sender, errors);
    }

    /** @throws InvalidInput that names what a row of many does not know, among others; the row may be empty */
    public void checkColumns(JsonNode row, Sender sender) {
        ClaimFacts nothing = ClaimReader.NOTHING;
        code(new SentCode(row, null, null), "", nothing, sender);
    }

    private CaseSubmission readMore(List<SentCode> codes, ClaimCase claimCase, Sender sender, Faults errors) {
        errors.refuse();
        return all(codes, claimCase.shared(), claimCase.reference(), List.of(), sender, errors);
    }

    private List<SentCode> codes(JsonFields whole, JsonNode list) {
        if (!list.isArray()) {
            whole.fault("codes", list.isMissingNode() ? "required" : "type", "must be a list of codes");
            return List.of();
        }
        if (StrictJson.leftOut(list) > 0) {
            whole.fault("codes", "too_large", "holds more than can be read; send fewer codes, or less with each");
            return List.of();
        }
        count(whole, list.size());
        List<SentCode> codes = new ArrayList<>();
        list.forEach(code -> codes.add(new SentCode(code, null, null)));
        return codes;
    }

    private static void count(JsonFields whole, int codes) {
        if (codes == 0) {
            whole.fault("codes", "required", "names no code");
        } else if (codes > ClaimCase.CODES) {
            whole.fault("codes", "too_many", "may have at most " + ClaimCase.CODES + " codes a case");
        }
    }

    private CaseSubmission read(
            JsonFields whole, List<SentCode> codes, List<NewEvidence> files, Sender sender, Faults errors) {
        SentCodes typed = SentCodes.ofAll(codes.stream().map(SentCode::body).toList());
        Instant now = clock.instant();
        StatedFactsReader stated = claims.stated(typed, now);
        JsonFields shared = whole.object("shared");
        String orderId = ClaimReader.withoutCode(shared, "order_id", typed);
        ClaimFacts facts =
                claims.facts(orderId, shared.choice("reported_issue", ReportedIssue.class), shared, stated, now);
        if (facts.code() != null) {
            shared.fault("code", "invalid", "stands in codes, one for each");
        }
        List<NewEvidence> pieces = new ArrayList<>(files);
        pieces.addAll(evidence.readAll(shared, stated, sender.actor(), sender.resellerId()));
        limits(shared, pieces);
        shared.nothingElse();
        String reference = stated.redacted(whole.id("reference", ClaimReader.ID));
        whole.nothingElse();
        typed.refuse(errors);
        return all(
                codes,
                facts,
                reference,
                pieces.stream().map(NewEvidence::ofCase).toList(),
                sender,
                errors);
    }

    private static void limits(JsonFields shared, List<NewEvidence> pieces) {
        if (pieces.size() > EvidenceLimits.PIECES) {
            shared.fault("evidence", "too_many", "may have at most " + EvidenceLimits.PIECES + " pieces");
        }
        if (pieces.stream().mapToLong(piece -> piece.item().size()).sum() > EvidenceLimits.CLAIM_BYTES) {
            shared.fault("evidence", "too_large", "may have at most 50 MB in all");
        }
    }

    private CaseSubmission all(
            List<SentCode> codes,
            ClaimFacts shared,
            String reference,
            List<NewEvidence> pieces,
            Sender sender,
            Faults errors) {
        List<Submission> good = new ArrayList<>();
        List<Integer> rows = new ArrayList<>();
        List<RefusedCode> refused = new ArrayList<>();
        CodesOfACase seen = new CodesOfACase();
        for (int i = 0; i < codes.size(); i++) {
            SentCode sent = codes.get(i);
            String path = "codes[" + i + "]";
            try {
                Submission read = code(sent, path, shared, sender);
                seen.add(read.facts().code(), path);
                good.add(claims.rehearsed(read));
                rows.add(i + 1);
            } catch (InvalidInput wrong) {
                errors.add(wrong);
                refused.add(refused(i + 1, sent.line(), wrong));
            }
        }
        if (!sender.partial() || good.isEmpty()) {
            errors.refuse();
        }
        return new CaseSubmission(
                sender.resellerId(), sender.channel(), sender.actor(), shared, reference, pieces, good, rows, refused);
    }

    private Submission code(SentCode sent, String path, ClaimFacts shared, Sender sender) {
        if (sent.fault() != null) {
            throw sent.fault().renamed(field -> path);
        }
        Faults errors = new Faults();
        JsonFields code = new JsonFields(sent.body(), path, errors);
        SentCodes typed = SentCodes.in(sent.body());
        Instant now = clock.instant();
        StatedFactsReader stated = claims.stated(typed, now);
        String orderId = ClaimReader.withoutCode(code, "order_id", typed);
        ReportedIssue issue = code.choice("reported_issue", ReportedIssue.class);
        ClaimFacts facts = claims.facts(orderId, issue, code, stated, now);
        if (shared.orderId() == null) {
            code.required("order_id", orderId);
        }
        if (shared.reportedIssue() == null && issue == null) {
            code.required("reported_issue", null);
        }
        List<NewEvidence> pieces = evidence.readAll(code, stated, sender.actor(), sender.resellerId());
        code.nothingElse();
        typed.refuse(errors);
        // What its own evidence states is its own as well, before what is shared.
        for (NewEvidence piece : pieces) {
            if (piece.item().stated() != null) {
                facts = facts.completedBy(piece.item().stated());
            }
        }
        return new Submission(facts.orElse(shared), sender.resellerId(), sender.channel(), sender.actor(), pieces);
    }

    private static RefusedCode refused(int row, Long line, InvalidInput wrong) {
        long left = Math.max(0, wrong.errors().size() - OF_A_ROW);
        return new RefusedCode(
                row, line, wrong.errors().stream().limit(OF_A_ROW).toList(), wrong.more() + left);
    }
}
