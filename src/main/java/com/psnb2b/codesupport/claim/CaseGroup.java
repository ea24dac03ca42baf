package com.psnb2b.codesupport.claim;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Claims of a case whose whole judgement is alike: what one of them is, all are.
 *
 * @param id follows from what they have in common, so that it stays while that does
 * @param claims in the order in which they were filed; never empty
 * @param signals by name, for the house alone; empty for a reseller
 */
public record CaseGroup(String id, List<Claim> claims, Set<String> signals) {

    /** How much of the hash is an id: enough for a thousand claims. */
    private static final int ID = 16;

    /** The smallest first: what differs from the rest stands on top. */
    private static final Comparator<CaseGroup> SMALLEST_FIRST =
            Comparator.<CaseGroup>comparingInt(group -> group.claims().size()).thenComparing(CaseGroup::id);

    /** All that claims of a group have in common. */
    private record Alike(
            ClaimStatus status,
            ClaimType type,
            List<String> reasons,
            Coverage coverage,
            WindowState window,
            Set<EvidenceName> missing,
            Set<Contradiction> contradictions,
            String productRegion,
            String orderedRegion,
            String accountRegion,
            String faceValue,
            DecisionKind decision,
            Set<String> signals) {}

    /** For the reseller: without what the house alone sees. */
    public static List<CaseGroup> forReseller(List<Claim> claims) {
        return of(claims, claim -> Set.of(), claim -> null);
    }

    /**
     * For the house: apart also by signals, and by a decision that waits for a second person.
     *
     * @param signals of a claim, by name
     */
    public static List<CaseGroup> forStaff(List<Claim> claims, Function<Claim, Set<String>> signals) {
        return of(
                claims,
                signals,
                claim -> claim.decision() == null ? null : claim.decision().kind());
    }

    private static List<CaseGroup> of(
            List<Claim> claims, Function<Claim, Set<String>> signals, Function<Claim, DecisionKind> decision) {
        Map<Alike, List<Claim>> groups = new LinkedHashMap<>();
        claims.forEach(claim -> groups.computeIfAbsent(
                        alike(claim, new TreeSet<>(signals.apply(claim)), decision.apply(claim)),
                        known -> new ArrayList<>())
                .add(claim));
        return groups.entrySet().stream()
                .map(group -> new CaseGroup(
                        id(group.getKey()),
                        List.copyOf(group.getValue()),
                        group.getKey().signals()))
                .sorted(SMALLEST_FIRST)
                .toList();
    }

    /** One of them, to look at: the first that was filed. */
    public Claim example() {
        return claims.get(0);
    }

    private static Alike alike(Claim claim, Set<String> signals, DecisionKind decision) {
        Judgement judgement = claim.judgement();
        Product delivered = delivered(claim);
        ClaimFacts facts = claim.facts();
        return new Alike(
                claim.status(),
                judgement == null ? null : judgement.classification().type(),
                judgement == null
                        ? List.of()
                        : judgement.classification().reasons().stream()
                                .map(Reason::code)
                                .toList(),
                judgement == null ? null : judgement.coverage(),
                judgement == null ? null : judgement.window().state(),
                judgement == null
                        ? Set.of()
                        : new TreeSet<>(judgement.evidence().missing()),
                judgement == null ? Set.of() : new TreeSet<>(judgement.contradictions()),
                region(delivered.region()),
                region(ordered(claim).region()),
                region(facts.accountRegion()),
                faceValue(delivered),
                decision,
                signals);
    }

    /** As recorded, else as stated. */
    private static Product delivered(Claim claim) {
        Product stated = claim.facts().product();
        return claim.record() == null ? stated : claim.record().delivered().orElse(stated);
    }

    private static Product ordered(Claim claim) {
        Product stated = claim.facts().ordered();
        return claim.record() == null ? stated : claim.record().ordered().orElse(stated);
    }

    private static String region(Region region) {
        return region == null ? null : region.code();
    }

    /** What it means, where that is understood: {@code 50 USD} and {@code USD 50.00} are not apart. */
    private static String faceValue(Product product) {
        if (product.denomination() == null) {
            return null;
        }
        FaceValue value = product.denomination().value();
        if (value instanceof FaceValue.Money money) {
            return amount(money) + " "
                    + new TreeSet<>(
                            money.currencies().stream().map(Object::toString).toList());
        }
        return value instanceof FaceValue.Duration period
                ? period.length().toString()
                : product.denomination().text();
    }

    private static String amount(FaceValue.Money money) {
        var usual = money.amount().usual();
        return usual == null
                ? money.amount().toString()
                : usual.stripTrailingZeros().toPlainString();
    }

    private static String id(Alike alike) {
        return Hashes.sha256(alike.toString().getBytes(StandardCharsets.UTF_8)).substring(0, ID);
    }
}
