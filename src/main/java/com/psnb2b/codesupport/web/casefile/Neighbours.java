package com.psnb2b.codesupport.web.casefile;

import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.SignalAnswer;
import com.psnb2b.codesupport.claim.WireName;
import com.psnb2b.codesupport.policy.Signal;
import java.util.List;

/**
 * What other claims say about this one.
 *
 * @param answers to signals, that count
 * @param mayAnswer whether the person who asks may answer them
 * @param earlier of the same order
 */
record Neighbours(List<SignalView> signals, List<AnswerView> answers, boolean mayAnswer, List<Other> earlier) {

    record SignalView(String kind, String text, List<Other> claims) {

        private static SignalView of(Signal signal) {
            return new SignalView(
                    WireName.of(signal.kind()),
                    signal.text(),
                    signal.claims().stream().map(Other::of).toList());
        }
    }

    static Neighbours of(
            String claimId, List<Signal> signals, List<SignalAnswer> answers, boolean mayAnswer, List<Claim> earlier) {
        return new Neighbours(
                signals.stream().map(SignalView::of).toList(),
                AnswerView.of(claimId, answers),
                mayAnswer,
                earlier.stream().map(Other::of).toList());
    }
}
