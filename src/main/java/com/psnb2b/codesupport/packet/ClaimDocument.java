package com.psnb2b.codesupport.packet;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.ClaimEvent;
import com.psnb2b.codesupport.claim.ClaimFacts;
import com.psnb2b.codesupport.claim.ClaimStatus;
import com.psnb2b.codesupport.claim.Classification;
import com.psnb2b.codesupport.claim.Contradiction;
import com.psnb2b.codesupport.claim.Coverage;
import com.psnb2b.codesupport.claim.CustomerReport;
import com.psnb2b.codesupport.claim.EvidenceItem;
import com.psnb2b.codesupport.claim.EvidenceName;
import com.psnb2b.codesupport.claim.EvidenceType;
import com.psnb2b.codesupport.claim.FactChange;
import com.psnb2b.codesupport.claim.Product;
import com.psnb2b.codesupport.claim.ReportedIssue;
import com.psnb2b.codesupport.claim.Window;
import com.psnb2b.codesupport.claim.WindowState;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code claim.json}: what the reseller stated, and what the policy made of it. Names are those of the API. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ClaimDocument(
        String id,
        String resellerId,
        ClaimStatus status,
        Instant createdAt,
        Instant submittedAt,
        int sequence,
        String policyVersion,
        Stated stated,
        List<FactChange> corrections,
        Classification classification,
        Coverage coverage,
        String coverageText,
        ClaimWindow window,
        List<EvidenceName> recommended,
        List<Contradiction> contradictions,
        List<Evidence> evidence) {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Stated(
            String orderId,
            String reference,
            ReportedIssue reportedIssue,
            String maskedCode,
            Goods product,
            Goods ordered,
            String accountRegion,
            Instant deliveredAt,
            Instant madeAvailableAt,
            Instant retrievedAt,
            CustomerReport customerReport) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Goods(String region, String sku, String denomination) {

        /** For people; public, since the template calls it. */
        public String text() {
            String known = Stream.of(region, sku, denomination)
                    .filter(Objects::nonNull)
                    .collect(Collectors.joining(", "));
            return known.isEmpty() ? "not known" : known;
        }
    }

    record ClaimWindow(WindowState state, String openedBy, String source, Instant opensAt, Instant closesAt) {}

    /** @param path of the part that holds it */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Evidence(
            String id,
            EvidenceType type,
            String name,
            String mediaType,
            long size,
            String sha256,
            Instant addedAt,
            String addedBy,
            String path) {

        static Evidence of(EvidenceItem item) {
            return new Evidence(
                    item.id(),
                    item.type(),
                    item.fileName(),
                    item.mediaType(),
                    item.size(),
                    item.sha256(),
                    item.addedAt(),
                    ClaimEvent.outside(item.addedBy(), "claim.evidence_added"),
                    EvidencePart.path(item));
        }
    }

    static ClaimDocument of(Claim claim) {
        var judgement = claim.judgement();
        Window window = judgement.window();
        return new ClaimDocument(
                claim.id(),
                claim.resellerId(),
                claim.status(),
                claim.createdAt(),
                claim.submittedAt(),
                claim.sequence(),
                judgement.policyVersion(),
                stated(claim.facts()),
                claim.corrections().isEmpty() ? null : claim.corrections(),
                judgement.classification(),
                judgement.coverage(),
                judgement.coverageText(),
                new ClaimWindow(
                        window.state(), window.openedBy(), window.source(), window.opensAt(), window.closesAt()),
                judgement.evidence().recommended(),
                judgement.contradictions(),
                claim.evidence().stream().map(Evidence::of).toList());
    }

    private static Stated stated(ClaimFacts facts) {
        return new Stated(
                facts.orderId(),
                facts.reference(),
                facts.reportedIssue(),
                facts.code() == null ? null : facts.code().masked(),
                goods(facts.product()),
                goods(facts.ordered()),
                facts.accountRegion() == null ? null : facts.accountRegion().code(),
                facts.deliveredAt(),
                facts.madeAvailableAt(),
                facts.retrievedAt(),
                facts.report());
    }

    private static Goods goods(Product product) {
        return new Goods(
                product.region() == null ? null : product.region().code(),
                product.sku(),
                product.denomination() == null ? null : product.denomination().text());
    }
}
