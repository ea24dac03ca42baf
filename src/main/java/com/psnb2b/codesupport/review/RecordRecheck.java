package com.psnb2b.codesupport.review;

import com.psnb2b.codesupport.casework.ClaimWork;
import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.Contradiction;
import com.psnb2b.codesupport.claim.InvalidInput;
import com.psnb2b.codesupport.claim.Judgement;
import com.psnb2b.codesupport.claim.Window;
import com.psnb2b.codesupport.claim.WireName;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Looks the supplier's record up again when a person decides. Where the claim is no longer what they were shown, they
 * are told so and asked again; the claim is judged again in a transaction of its own (see {@link RecordChanged}).
 */
@Component
class RecordRecheck {

    private final ClaimWork work;
    private final Authority authority;
    private final ApplicationEventPublisher events;

    RecordRecheck(ClaimWork work, Authority authority, ApplicationEventPublisher events) {
        this.work = work;
        this.authority = authority;
        this.events = events;
    }

    /**
     * @param claim to be decided, held by the current transaction
     * @throws InvalidInput that names the field and what changed; the transaction is lost then
     */
    void check(Claim claim, String field) {
        Judgement before = claim.judgement();
        PayoutFacts stakesBefore = authority.ofItself(claim);
        if (!work.lookUpAgain(claim.id())) {
            return;
        }
        List<String> changes = changes(before, claim.judgement());
        persons(claim, before, stakesBefore, changes);
        if (!changes.isEmpty()) {
            events.publishEvent(new RecordChanged(claim.id()));
            throw InvalidInput.of(
                    field,
                    "record_changed",
                    "the supplier's records have changed since the claim was shown to you: "
                            + String.join(", ", changes)
                            + "; nothing was taken, so open the claim again and decide again");
        }
    }

    private void persons(Claim claim, Judgement before, PayoutFacts stakesBefore, List<String> changes) {
        PayoutFacts now = authority.stakes(claim);
        boolean takesTwo = takesTwo(claim, claim.judgement(), now);
        if (takesTwo != takesTwo(claim, before, now.ofWorthOf(stakesBefore))) {
            changes.add(takesTwo ? "a payout takes a second person now" : "a payout takes no second person any more");
        }
    }

    private static boolean takesTwo(Claim claim, Judgement judgement, PayoutFacts payoutFacts) {
        return !FourEyes.reasons(claim.facts(), judgement, payoutFacts).isEmpty();
    }

    private static List<String> changes(Judgement before, Judgement now) {
        List<String> changes = new ArrayList<>();
        if (before.classification().type() != now.classification().type()) {
            changes.add("it looks like " + words(now.classification().type()) + " and not like "
                    + words(before.classification().type()));
        }
        if (before.coverage() != now.coverage()) {
            changes.add("coverage is " + words(now.coverage()) + " and not " + words(before.coverage()));
        }
        window(before.window(), now.window(), changes);
        now.contradictions().stream()
                .filter(found -> !before.contradictions().contains(found))
                .map(Contradiction::text)
                .forEach(changes::add);
        before.contradictions().stream()
                .filter(gone -> !now.contradictions().contains(gone))
                .map(gone -> "no longer: " + gone.text())
                .forEach(changes::add);
        return changes;
    }

    private static void window(Window before, Window now, List<String> changes) {
        boolean isTheSame = before.state() == now.state()
                && Objects.equals(before.opensAt(), now.opensAt())
                && before.closesAt().equals(now.closesAt());
        if (!isTheSame) {
            changes.add("the window is " + words(now.state()) + ", and closes at " + now.closesAt() + " and not at "
                    + before.closesAt());
        }
    }

    private static String words(Enum<?> value) {
        return WireName.of(value).replace('_', ' ');
    }
}
