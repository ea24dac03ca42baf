package com.psnb2b.codesupport.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.psnb2b.codesupport.claim.ClaimFacts;
import com.psnb2b.codesupport.claim.Submission;
import com.psnb2b.codesupport.code.CodeReference;
import com.psnb2b.codesupport.intake.ClaimSubstitution;
import com.psnb2b.codesupport.platform.EvaluationMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * Orders that lead to a state, whatever else a claim on them says: {@code ORD-SANDBOX-LATE}, and the same with anything
 * after a further hyphen. The claim that takes their place goes the ordinary way; where a person has to decide, one of
 * the sandbox does, through the ordinary review.
 */
@Component
@ConditionalOnProperty(EvaluationMode.PROPERTY)
public class SandboxOrders implements ClaimSubstitution {

    private static final String PREFIX = "ORD-SANDBOX-";
    private static final String INVALID = "WC-40371-5";
    private static final String WALLET_LIMIT = "WC-40377-1";
    private static final String SOME_CODE = "XXXX-XXXX-TEST";

    /** A picture of one pixel. */
    private static final String SCREENSHOT =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    /**
     * What the sandbox's reviewer submits.
     *
     * @param reasonCode null with {@code more_evidence}
     * @param note null where none is needed
     */
    public record Decision(String decision, String reasonCode, String note) {}

    private enum Script {
        COLLECTING(2, INVALID, false, null),
        UNDER_REVIEW(2, INVALID, true, null),
        LATE(8, INVALID, true, null),
        NOT_COVERED(2, WALLET_LIMIT, true, null),
        MORE_EVIDENCE(2, INVALID, true, new Decision("more_evidence", null, "Please add the transaction history.")),
        RESOLVED_REPLACEMENT(2, INVALID, true, new Decision("replacement", "CODE_INVALID_CONFIRMED", null)),
        RESOLVED_REFUND(2, INVALID, true, new Decision("refund", "CODE_INVALID_CONFIRMED", null)),
        RESOLVED_CLOSURE(2, INVALID, true, new Decision("closure", "CODE_WORKS", null));

        private final Duration deliveredBefore;
        private final String errorCode;
        private final boolean complete;
        private final Decision decision;

        Script(int daysSinceDelivery, String errorCode, boolean complete, Decision decision) {
            this.deliveredBefore = Duration.ofDays(daysSinceDelivery);
            this.errorCode = errorCode;
            this.complete = complete;
            this.decision = decision;
        }

        static Optional<Script> of(String orderId) {
            return Arrays.stream(values())
                    .filter(script -> (orderId + "-").startsWith(script.orderId() + "-"))
                    .findFirst();
        }

        private String orderId() {
            return PREFIX + name().replace('_', '-');
        }
    }

    /** What the sandbox's reviewer decides on such an order; empty where a person is waited for, and for every other order. */
    public static Optional<Decision> decisionOn(String orderId) {
        return Optional.ofNullable(orderId).flatMap(Script::of).map(script -> script.decision);
    }

    @Override
    public Optional<JsonNode> insteadOf(Submission read, Instant now) {
        return Script.of(read.facts().orderId()).map(script -> claim(script, read, now));
    }

    /** Of what was sent, the order, the last characters of the code and the caller's number stay. */
    private static JsonNode claim(Script script, Submission read, Instant now) {
        ClaimFacts facts = read.facts();
        CodeReference code = facts.code();
        Instant delivered = now.minus(script.deliveredBefore);
        ObjectNode claim = JsonNodeFactory.instance.objectNode();
        claim.put("order_id", facts.orderId()).put("reported_issue", "invalid_code");
        claim.put("reference", facts.reference()).put("account_region", "US");
        claim.putObject("code").put("masked", code == null ? SOME_CODE : code.masked());
        claim.putObject("product").put("region", "US").put("denomination", "20 USD");
        claim.putObject("ordered").put("region", "US");
        claim.put("delivered_at", delivered.toString());
        claim.putObject("customer_report")
                .put("text", "A claim of the sandbox.")
                .put("error_code", script.errorCode)
                .put("attempted_at", delivered.plus(Duration.ofHours(1)).toString());
        if (script.complete) {
            claim.putArray("evidence")
                    .addObject()
                    .put("type", "error_screenshot")
                    .putObject("file")
                    .put("name", "sandbox.png")
                    .put("content_base64", SCREENSHOT);
        }
        return claim;
    }
}
