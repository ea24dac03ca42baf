package com.psnb2b.codesupport.replay;

import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.ClaimStatus;
import com.psnb2b.codesupport.claim.DecisionKind;
import com.psnb2b.codesupport.claim.Judgement;
import com.psnb2b.codesupport.claim.Reason;
import com.psnb2b.codesupport.claim.WireName;
import com.psnb2b.codesupport.policy.PolicyTables;
import com.psnb2b.codesupport.policy.PolicyTables.Routing;
import com.psnb2b.codesupport.policy.PolicyTables.Stage;
import com.psnb2b.codesupport.review.FourEyes;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** What a judgement means for people, aspect by aspect, in the words of the API. */
final class Verdict {

    /** Stands for a list without an item, and for what does not apply. */
    static final String NONE = "none";

    private final Map<Aspect, String> values = new EnumMap<>(Aspect.class);

    private Verdict() {}

    /** @param tables that route the claim */
    static Verdict of(Claim.Snapshot claim, Judgement judgement, PolicyTables tables) {
        ClaimStatus status = judgement.status();
        Stage stage = switch (status) {
            case UNDER_REVIEW -> Stage.REVIEW;
            case LATE_REVIEW -> Stage.LATE;
            default -> null;
        };
        Routing routing = stage == null ? null : tables.routing(stage, claim.channel(), judgement.coverage());
        BigDecimal approvalFrom = tables.routing(Stage.REVIEW, claim.channel(), judgement.coverage())
                .approvalFrom();
        Verdict verdict = new Verdict();
        verdict.put(Aspect.NEXT, routing == null ? WireName.of(status) : WireName.of(status) + ": " + routing.queue());
        verdict.put(Aspect.TYPE, WireName.of(judgement.classification().type()));
        verdict.put(Aspect.COVERAGE, WireName.of(judgement.coverage()));
        verdict.put(Aspect.WINDOW, WireName.of(judgement.window().state()));
        verdict.put(Aspect.WINDOW_END, judgement.window().closesAt().toString());
        verdict.put(Aspect.MISSING, words(judgement.evidence().missing()));
        verdict.put(Aspect.RECOMMENDED, words(judgement.evidence().recommended()));
        verdict.put(Aspect.PRIORITY, routing == null ? NONE : String.valueOf(routing.priority()));
        verdict.put(Aspect.DUE, routing == null ? NONE : Span.inWords(routing.dueIn()));
        verdict.put(
                Aspect.SECOND_PERSON,
                FourEyes.needed(DecisionKind.REPLACEMENT, claim.facts(), claim.record(), judgement, approvalFrom)
                        ? "yes"
                        : "no");
        verdict.put(
                Aspect.WORDS,
                judgement.classification().reasons().stream().map(Reason::text).collect(Collectors.joining(" ")) + " / "
                        + judgement.coverageText());
        return verdict;
    }

    String get(Aspect aspect) {
        return values.get(aspect);
    }

    /** In which aspects the two differ. */
    Set<Aspect> differencesFrom(Verdict other) {
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
