package com.psnb2b.codesupport.api;

import com.psnb2b.codesupport.casework.ClaimWork;
import com.psnb2b.codesupport.casework.Itinerary;
import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.ClaimStore;
import com.psnb2b.codesupport.claim.DeliveryRecord;
import com.psnb2b.codesupport.claim.DeliveryRecords;
import com.psnb2b.codesupport.claim.NewEvidence;
import com.psnb2b.codesupport.claim.Submission;
import com.psnb2b.codesupport.security.ApiCaller;
import com.psnb2b.codesupport.security.Scope;
import java.time.Clock;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a caller does to a claim, each in one transaction with the process; only to claims that are theirs. */
@Component
@Transactional
public class ClaimDoor {

    private final ClaimStore claims;
    private final ClaimWork work;
    private final Itinerary itinerary;
    private final DeliveryRecords deliveries;
    private final Clock clock;

    ClaimDoor(ClaimStore claims, ClaimWork work, Itinerary itinerary, DeliveryRecords deliveries, Clock clock) {
        this.claims = claims;
        this.work = work;
        this.itinerary = itinerary;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    public ClaimView file(Submission submission) {
        return view(claims.forWork(itinerary.start(submission)));
    }

    public ClaimView addEvidence(ApiCaller caller, String id, NewEvidence added) {
        requireOpen(own(caller, id));
        work.addEvidence(id, added);
        itinerary.evidenceAdded(id);
        return view(claims.forWork(id));
    }

    public ClaimView reconsider(ApiCaller caller, String id, String reason) {
        Claim claim = own(caller, id);
        if (!claim.mayAskForReconsideration(clock.instant())) {
            throw ApiException.conflict(
                    "reconsideration_closed",
                    "A person can be asked once to look again, at a claim that is not covered, while its window is open.");
        }
        work.askForReconsideration(id, reason, actor(caller));
        itinerary.reconsiderationRequested(id);
        return view(claims.forWork(id));
    }

    public ClaimView withdraw(ApiCaller caller, String id) {
        requireOpen(own(caller, id));
        itinerary.withdrawn(id, actor(caller));
        return view(claims.forWork(id));
    }

    /** Keeps a record; open claims on its order are judged again with it. */
    void deliver(DeliveryRecord record) {
        deliveries.put(record);
        for (String id : claims.open(record.resellerId(), record.orderId())) {
            if (!claims.forWork(id).isClosed(clock.instant())) {
                work.judgeAgain(id);
                itinerary.evidenceAdded(id);
            }
        }
    }

    public static String actor(ApiCaller caller) {
        return caller.scope() == Scope.supplier ? "supplier" : "reseller:" + caller.resellerId();
    }

    /** A claim that the caller may look at; a foreign one is as empty as none. */
    static Optional<Claim> visible(ClaimStore claims, ApiCaller caller, String id) {
        return caller.scope() == Scope.supplier ? claims.find(id) : claims.findOf(caller.resellerId(), id);
    }

    private static boolean maySee(ApiCaller caller, Claim claim) {
        return caller.scope() == Scope.supplier || Objects.equals(caller.resellerId(), claim.resellerId());
    }

    private Claim own(ApiCaller caller, String id) {
        try {
            Claim claim = claims.forWork(id);
            if (maySee(caller, claim)) {
                return claim;
            }
        } catch (NoSuchElementException e) {
            // Answered like a claim of another reseller.
        }
        throw ApiException.notFound();
    }

    private void requireOpen(Claim claim) {
        if (claim.isClosed(clock.instant())) {
            throw ApiException.conflict("claim_closed", "The claim is closed; nothing can be added or changed.");
        }
    }

    private ClaimView view(Claim claim) {
        return ClaimView.of(claim, clock.instant());
    }
}
