package com.psnb2b.codesupport.policy;

import com.psnb2b.codesupport.claim.ClaimType;
import com.psnb2b.codesupport.claim.Confidence;
import com.psnb2b.codesupport.claim.Coverage;
import com.psnb2b.codesupport.claim.Denomination;
import com.psnb2b.codesupport.claim.EvidenceName;
import com.psnb2b.codesupport.claim.Product;
import com.psnb2b.codesupport.claim.Region;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tables in few words, for tests of pure functions: one window for every type, and the evidence that is required of
 * every claim.
 */
public record FixedTables(String version, Duration window, List<EvidenceName> required, Coverage coverage)
        implements PolicyTables {

    @Override
    public Optional<ErrorCode> errorCode(String code) {
        return Optional.ofNullable(
                        switch (code) {
                            case "E-8200012F" -> Suggestion.INVALID_CODE;
                            case "E-82000130" -> Suggestion.ALREADY_REDEEMED;
                            case "E-82000134" -> Suggestion.REGION_ERROR;
                            case "E-82000138" -> Suggestion.ACCOUNT_SIDE;
                            case "E-82000156" -> Suggestion.TEMPORARY;
                            case "E-82021075" -> Suggestion.NOT_AS_ORDERED;
                            case "E-82000113" -> Suggestion.UNCLEAR;
                            default -> null;
                        })
                .map(suggested ->
                        new ErrorCode(suggested, "PSN_ERROR_" + suggested, Confidence.MEDIUM, "what the table says"));
    }

    @Override
    public CoverageRule coverage(ClaimType type) {
        return new CoverageRule(coverage, "for the test");
    }

    @Override
    public List<EvidenceRule> evidence(ClaimType type, boolean received) {
        return required.stream()
                .map(item -> new EvidenceRule(item, true, "for the test"))
                .toList();
    }

    @Override
    public WindowRule window(ClaimType type) {
        return new WindowRule(window, Duration.ofDays(1));
    }

    @Override
    public WorkHours workHours(LocalDate day) {
        return WorkHours.ALWAYS;
    }

    @Override
    public Routing routing(RouteFacts facts) {
        String queue = facts.stage() == Stage.REVIEW ? "reviewers" : "senior-reviewers";
        return new Routing(queue, 50, Duration.ofDays(1), BigDecimal.valueOf(100));
    }

    @Override
    public Optional<Zone> zone(String name) {
        return switch (name) {
            case "EU" -> Optional.of(new Zone(Set.of("DE", "FR"), Set.of(), false));
            case "EUROPE" -> Optional.of(new Zone(Set.of("DE", "FR"), Set.of("GB"), false));
            case "ROW" -> Optional.of(new Zone(Set.of(), Set.of(), true));
            default -> Optional.empty();
        };
    }

    @Override
    public Optional<Product> product(String sku) {
        return sku.startsWith("PSN-US-")
                ? Optional.of(new Product(new Region("US"), null, new Denomination(sku.substring(7) + " USD")))
                : Optional.empty();
    }

    @Override
    public Optional<BigDecimal> faceValue(Currency currency) {
        return switch (currency.getCurrencyCode()) {
            case "USD" -> Optional.of(BigDecimal.ONE);
            case "EUR" -> Optional.of(new BigDecimal("1.2"));
            case "JPY" -> Optional.of(new BigDecimal("0.007"));
            case "TRY" -> Optional.of(new BigDecimal("0.03"));
            case "KWD" -> Optional.of(new BigDecimal("3.3"));
            default -> Optional.empty();
        };
    }

    @Override
    public BigDecimal payoutLimit(PayoutScope scope) {
        return BigDecimal.valueOf(scope == PayoutScope.ORDER ? 500 : 2500);
    }
}
