package com.psnb2b.codesupport.policy;

import com.psnb2b.codesupport.claim.Channel;
import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.ClaimType;
import com.psnb2b.codesupport.claim.Coverage;
import com.psnb2b.codesupport.claim.Judgement;
import com.psnb2b.codesupport.claim.Region;
import com.psnb2b.codesupport.policy.PolicyTables.Stage;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the table {@code review-routing} may ask of a claim.
 *
 * @param step id of the task or step in the model that asks
 * @param region of the product as delivered, recorded before stated: a country or a zone, or {@link #UNKNOWN_REGION}
 * @param resellerId null where nobody knows it
 * @param faceValue worth in the reference currency, or {@link #UNKNOWN_WORTH}
 */
public record RouteFacts(
        Stage stage,
        String step,
        Channel channel,
        Coverage coverage,
        ClaimType claimType,
        String region,
        String resellerId,
        BigDecimal faceValue) {

    public static final String UNKNOWN_REGION = "unknown";

    /** Above every amount, so that what nobody knows goes where much goes. */
    public static final BigDecimal UNKNOWN_WORTH = BigDecimal.valueOf(999_999_999);

    /**
     * Of a claim as it is judged.
     *
     * @param worth what {@link Worth} gives for it
     */
    public static RouteFacts of(
            Stage stage, String step, Claim claim, Judgement judgement, Optional<BigDecimal> worth) {
        return new RouteFacts(
                stage,
                step,
                claim.channel(),
                judgement.coverage(),
                judgement.classification().type(),
                region(claim),
                claim.resellerId(),
                worth.orElse(UNKNOWN_WORTH));
    }

    /** The same at the step that every model has for the stage. */
    public static RouteFacts of(Stage stage, Claim claim, Judgement judgement, Optional<BigDecimal> worth) {
        return of(stage, stage.step(), claim, judgement, worth);
    }

    /** See {@link #region}. */
    public static String region(Claim claim) {
        return Stream.of(
                        claim.record() == null
                                ? null
                                : claim.record().delivered().region(),
                        claim.facts().product().region())
                .filter(Objects::nonNull)
                .map(Region::code)
                .findFirst()
                .orElse(UNKNOWN_REGION);
    }

    /** See {@link #faceValue}. */
    public static BigDecimal faceValue(Claim claim, PolicyTables tables) {
        return Worth.of(claim, tables).orElse(UNKNOWN_WORTH);
    }
}
