package com.psnb2b.codesupport.process;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.psnb2b.codesupport.casework.ClaimProcess;
import com.psnb2b.codesupport.casework.ModelFailed;
import com.psnb2b.codesupport.claim.Channel;
import com.psnb2b.codesupport.claim.Submission;
import com.psnb2b.codesupport.intake.ClaimReader;
import com.psnb2b.codesupport.platform.database.PassingFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Files a claim and rolls it back before the web server opens its port: the engine's cache of definitions is filled by
 * one thread (filled by several at once, a first start can fail), and the first caller does not wait for it.
 */
@Component
class WarmUp implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);

    private final ClaimProcess claimProcess;
    private final ClaimReader reader;
    private final TransactionTemplate transaction;
    private volatile boolean warm;

    WarmUp(ClaimProcess claimProcess, ClaimReader reader, TransactionTemplate transaction) {
        this.claimProcess = claimProcess;
        this.reader = reader;
        this.transaction = transaction;
    }

    @Override
    public void start() {
        Submission nobodys = reader.readForStaff(
                JsonNodeFactory.instance.objectNode().put("order_id", "WARM-UP").put("reported_issue", "other"),
                Channel.ENGINE,
                "system");
        try {
            transaction.executeWithoutResult(status -> {
                status.setRollbackOnly();
                claimProcess.start(nobodys);
            });
        } catch (ModelFailed failure) {
            LOG.error("A model fails on claims; they are kept until it is mended: {}", failure.kind());
        } catch (RuntimeException failed) {
            // Where the database ends it, as on a machine that is busy for half a minute, the first claim will be slow.
            if (!PassingFailure.is(failed)) {
                throw failed;
            }
            LOG.warn("Starts without being warm: {}", failed.getClass().getName());
        }
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
