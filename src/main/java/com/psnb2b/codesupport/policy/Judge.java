package com.psnb2b.codesupport.policy;

import com.psnb2b.codesupport.claim.ClaimType;
import com.psnb2b.codesupport.claim.Classification;
import com.psnb2b.codesupport.claim.Judgement;
import com.psnb2b.codesupport.policy.PolicyTables.CoverageRule;
import com.psnb2b.codesupport.policy.PolicyTables.WindowRule;

/**
 * Judges a claim by the policy. A pure function of its input and the tables: the process, the checklist and a replay of
 * old claims all call it, and the same input gives the same answer.
 */
public final class Judge {

    private Judge() {}

    /** The whole judgement, step by step as the process takes them. */
    public static Judgement judge(JudgementInput input, PolicyTables tables) {
        return measureWindow(input, validateEvidence(input, classify(input, null, tables), tables), tables);
    }

    /**
     * Which kind of problem it is, how the policy covers that, and which facts contradict each other.
     *
     * @param earlier judgement, whose evidence and window stay until they are checked again; null where there is none
     */
    public static Judgement classify(JudgementInput input, Judgement earlier, PolicyTables tables) {
        KnownFacts known = KnownFacts.of(input, tables);
        Classification classification = Classifier.classify(known, tables);
        CoverageRule coverage = tables.coverage(classification.type());
        return new Judgement(
                classification,
                coverage.coverage(),
                coverage.explanation(),
                earlier == null ? null : earlier.evidence(),
                earlier == null ? null : earlier.window(),
                TimelineCheck.contradictions(known, input.corrected(), tables),
                tables.version(),
                tables.version());
    }

    /** What evidence is missing for the claim type. */
    public static Judgement validateEvidence(JudgementInput input, Judgement classified, PolicyTables tables) {
        ClaimType type = classified.classification().type();
        return classified.with(EvidenceCheck.check(type, KnownFacts.of(input, tables), input.evidence(), tables));
    }

    /** Whether the claim is in time. */
    public static Judgement measureWindow(JudgementInput input, Judgement classified, PolicyTables tables) {
        WindowRule rule = tables.window(classified.classification().type());
        return classified.with(
                WindowCheck.check(
                        KnownFacts.of(input, tables).opening(),
                        rule,
                        BusinessTime.of(tables),
                        input.receivedAt(),
                        input.asOf()),
                tables.version());
    }
}
