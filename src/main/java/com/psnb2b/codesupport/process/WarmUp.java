package com.psnb2b.codesupport.process;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.psnb2b.codesupport.casework.Itinerary;
import com.psnb2b.codesupport.claim.Channel;
import com.psnb2b.codesupport.claim.Submission;
import com.psnb2b.codesupport.intake.ClaimReader;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Files a claim and rolls it back before the web server opens its port: the engine's cache of definitions is filled by
 * one thread (filled by several at once, a first start can fail), and the first caller does not wait for it.
 */
@Component
class WarmUp implements SmartLifecycle {

    private final Itinerary itinerary;
    private final ClaimReader reader;
    private final TransactionTemplate transaction;
    private volatile boolean warm;

    WarmUp(Itinerary itinerary, ClaimReader reader, TransactionTemplate transaction) {
        this.itinerary = itinerary;
        this.reader = reader;
        this.transaction = transaction;
    }

    @Override
    public void start() {
        Submission nobodys = reader.readForStaff(
                JsonNodeFactory.instance.objectNode().put("order_id", "WARM-UP").put("reported_issue", "other"),
                Channel.ENGINE,
                "system");
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            itinerary.start(nobodys);
        });
        warm = true;
    }

    @Override
    public void stop() {
        warm = false;
    }

    @Override
    public boolean isRunning() {
        return warm;
    }

    /** Before the web server, whose phase is near the end. */
    @Override
    public int getPhase() {
        return 0;
    }
}
