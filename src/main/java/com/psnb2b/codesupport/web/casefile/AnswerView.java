package com.psnb2b.codesupport.web.casefile;

import com.psnb2b.codesupport.claim.SignalAnswer;
import com.psnb2b.codesupport.claim.WireName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The answer to a signal that counts, as it reads at one of the two claims.
 *
 * @param signal the kind of the signal, as in the case file
 * @param other the claim on the other side
 * @param answer {@code duplicate_of}, {@code related} or {@code not_related}, where it was given at this claim; null where
 *     it was given at the other
 * @param note null where nothing was written
 */
record AnswerView(String signal, String other, String answer, String text, String note, String by, Instant at) {

    /** Of the answers at a claim the last one about each thing and each other claim, in the order in which they came. */
    static List<AnswerView> of(String claimId, List<SignalAnswer> answers) {
        List<SignalAnswer> last = new ArrayList<>();
        for (SignalAnswer answer : answers) {
            last.removeIf(answer::isOfTheSame);
            last.add(answer);
        }
        return last.stream().map(answer -> of(claimId, answer)).toList();
    }

    static AnswerView of(String claimId, SignalAnswer answer) {
        boolean isHere = answer.claimId().equals(claimId);
        return new AnswerView(
                WireName.of(answer.about()),
                answer.otherThan(claimId),
                isHere ? WireName.of(answer.answer()) : null,
                text(answer.answer(), isHere),
                answer.note(),
                answer.by(),
                answer.at());
    }

    private static String text(SignalAnswer.Answer answer, boolean isHere) {
        return switch (answer) {
            case DUPLICATE_OF ->
                isHere ? "This claim is a duplicate of that one" : "That claim is a duplicate of this one";
            case RELATED -> "Related";
            case NOT_RELATED -> "Not related";
        };
    }
}
