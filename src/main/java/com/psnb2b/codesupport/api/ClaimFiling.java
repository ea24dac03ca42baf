package com.psnb2b.codesupport.api;

import com.psnb2b.codesupport.access.ApiCaller;
import com.psnb2b.codesupport.casework.ClaimService;
import com.psnb2b.codesupport.casework.FallbackTransaction;
import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.Submission;
import com.psnb2b.codesupport.words.Words;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** Files claims, and says what filing would answer. */
@Component
class ClaimFiling {

    private final ClaimService service;
    private final Idempotency idempotency;
    private final FallbackTransaction fallbackTransaction;
    private final Clock clock;

    ClaimFiling(ClaimService service, Idempotency idempotency, FallbackTransaction fallbackTransaction, Clock clock) {
        this.service = service;
        this.idempotency = idempotency;
        this.fallbackTransaction = fallbackTransaction;
        this.clock = clock;
    }

    /** What filing would answer; files nothing. */
    ClaimView check(Submission submission) {
        return ClaimView.ofCheck(submission, service.check(submission).orElse(null), clock.instant())
                .in(Words.ofReader());
    }

    /** A claim to be filed for a key. @param key null for none @param request what must be the same when the key is */
    record Keyed(String key, byte[] request, Submission submission) {}

    /** Files several claims, each for its own key, in one transaction: all or none. */
    List<Idempotency.Answer> onceAll(ApiCaller caller, List<Keyed> claims) {
        return service.fileAll(claims.stream().map(Keyed::submission).toList(), (place, filing) -> {
            Keyed claim = claims.get(place);
            return idempotency.once(caller, claim.key(), claim.request(), () -> view(filing.get()));
        });
    }

    /** Files one claim for one key; see {@link Idempotency#once}. */
    Idempotency.Answer once(ApiCaller caller, String key, byte[] request, Submission submission) {
        return once(caller, key, request, submission, filed -> {});
    }

    /** The same. @param also what is done in the same transaction */
    Idempotency.Answer once(ApiCaller caller, String key, byte[] request, Submission submission, Consumer<Claim> also) {
        return fallbackTransaction.call(service.filing(submission)
                .map(claim -> {
                    also.accept(claim);
                    return view(claim);
                })
                .in(work -> idempotency.once(caller, key, request, work)));
    }

    private ClaimView view(Claim claim) {
        return ClaimView.of(claim, clock.instant()).in(Words.ofReader());
    }
}
