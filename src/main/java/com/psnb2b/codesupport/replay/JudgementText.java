package com.psnb2b.codesupport.replay;

import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.ClaimStatus;
import com.psnb2b.codesupport.claim.Judgement;
import com.psnb2b.codesupport.claim.Payouts;
import com.psnb2b.codesupport.claim.Reason;
import com.psnb2b.codesupport.claim.WireName;
import com.psnb2b.codesupport.policy.PolicyTables;
import com.psnb2b.codesupport.policy.PolicyTables.PayoutScope;
import com.psnb2b.codesupport.policy.PolicyTables.Routing;
import com.psnb2b.codesupport.policy.PolicyTables.Stage;
import com.psnb2b.codesupport.policy.RouteFacts;
import com.psnb2b.codesupport.policy.Worth;
import com.psnb2b.codesupport.review.FourEyes;
import com.psnb2b.codesupport.review.PayoutFacts;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a judgement means for people, aspect by aspect, in the words of the API. */
final class JudgementText {

    /** Stands for a list without an item, and for what does not apply. */
    static final String NONE = "none";

    private final Map<Aspect, String> values = new EnumMap<>(Aspect.class);

    private JudgementText() {}

    /** @param tables that route the claim */
    static JudgementText of(Claim claim, Judgement judgement, PolicyTables tables) {
        ClaimStatus status = judgement.status();
        Stage stage = switch (status) {
            case UNDER_REVIEW -> Stage.REVIEW;
            case LATE_REVIEW -> Stage.LATE;
            default -> null;
        };
        Optional<BigDecimal> worth = Worth.of(claim, tables);
        Routing routing = stage == null ? null : tables.routing(RouteFacts.of(stage, claim, judgement, worth));
        BigDecimal approvalFrom = tables.routing(RouteFacts.of(Stage.REVIEW, claim, judgement, worth))
                .approvalFrom();
        JudgementText verdict = new JudgementText();
        verdict.put(Aspect.NEXT, routing == null ? WireName.of(status) : WireName.of(status) + ": " + routing.queue());
        verdict.put(Aspect.TYPE, WireName.of(judgement.classification().type()));
        verdict.put(Aspect.COVERAGE, WireName.of(judgement.coverage()));
        verdict.put(Aspect.WINDOW, WireName.of(judgement.window().state()));
        verdict.put(Aspect.WINDOW_END, judgement.window().closesAt().toString());
        verdict.put(Aspect.MISSING, words(judgement.evidence().missing()));
        verdict.put(Aspect.RECOMMENDED, words(judgement.evidence().recommended()));
        verdict.put(Aspect.PRIORITY, routing == null ? NONE : String.valueOf(routing.priority()));
        verdict.put(Aspect.DUE, routing == null ? NONE : DurationText.inWords(routing.dueIn()));
        verdict.put(
                Aspect.SECOND_PERSON,
                FourEyes.reasons(claim.facts(), judgement, stakes(worth, approvalFrom, tables))
                                .isEmpty()
                        ? "no"
                        : "yes");
        verdict.put(
                Aspect.WORDS,
                judgement.classification().reasons().stream().map(Reason::text).collect(Collectors.joining(" ")) + " / "
                        + judgement.coverageText());
        return verdict;
    }

    /** Of the claim alone: what was paid before it is no matter of the tables that are compared. */
    private static PayoutFacts stakes(Optional<BigDecimal> worth, BigDecimal approvalFrom, PolicyTables tables) {
        return new PayoutFacts(
                worth,
                approvalFrom,
                tables.payoutLimit(PayoutScope.ORDER),
                tables.payoutLimit(PayoutScope.RESELLER_DAY),
                Payouts.Before.NOTHING,
                List.of(),
                "the reference currency");
    }

    String get(Aspect aspect) {
        return values.get(aspect);
    }

    /** In which aspects the two differ. */
    Set<Aspect> differencesFrom(JudgementText other) {
        Set<Aspect> found = EnumSet.noneOf(Aspect.class);
        for (Aspect aspect : Aspect.values()) {
            if (!Objects.equals(get(aspect), other.get(aspect))) {
                found.add(aspect);
            }
        }
        return found;
    }

    private void put(Aspect aspect, String value) {
        values.put(aspect, value);
    }

    private static String words(Collection<? extends Enum<?>> values) {
        return values.isEmpty()
                ? NONE
                : values.stream().map(WireName::of).sorted().collect(Collectors.joining(" "));
    }
}
