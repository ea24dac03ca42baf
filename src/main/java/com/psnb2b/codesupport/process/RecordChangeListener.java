package com.psnb2b.codesupport.process;

import com.psnb2b.codesupport.casework.ClaimProcess;
import com.psnb2b.codesupport.engine.RunAs;
import com.psnb2b.codesupport.review.RecordChanged;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Judges a claim again and renews what its task shows, after a decision was rolled back because the delivery record had
 * changed.
 */
@Component
class RecordChangeListener {

    private final ClaimProcess claimProcess;
    private final RunAs runAs;

    RecordChangeListener(ClaimProcess claimProcess, RunAs runAs) {
        this.claimProcess = claimProcess;
        this.runAs = runAs;
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_ROLLBACK)
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void judgeAgain(RecordChanged changed) {
        runAs.nobody(() -> claimProcess.evidenceAdded(changed.claimId()));
    }
}
