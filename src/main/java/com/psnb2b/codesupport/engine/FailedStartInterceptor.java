package com.psnb2b.codesupport.engine;

import com.psnb2b.codesupport.claim.Submission;
import org.camunda.bpm.engine.impl.cmd.StartProcessInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitStartFormCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Keeps a claim that came by engine REST or Tasklist's start form and that a model failed on, in a second transaction:
 * whoever started {@code code-claim} is answered with the instance that keeps it ({@link FailedStartHandler}). Where a
 * process is started inside of a transaction, the code that began the transaction keeps the claim.
 */
public final class FailedStartInterceptor extends CommandInterceptor {

    private static final ThreadLocal<FailedStartInterceptor.Attempt> ATTEMPT = new ThreadLocal<>();

    private final ObjectProvider<FailedStartHandler> kept;

    FailedStartInterceptor(ObjectProvider<FailedStartHandler> kept) {
        this.kept = kept;
    }

    /** A start under way, and the claim as its first step has read it. */
    private static final class Attempt {
        private Submission submission;
    }

    /** Is told what the first step of a process has read; without a start under way here, that is of no interest. */
    public static void read(Submission submission) {
        Attempt attempt = ATTEMPT.get();
        if (attempt != null) {
            attempt.submission = submission;
        }
    }

    @Override
    public <T> T execute(Command<T> command) {
        boolean starts = command instanceof StartProcessInstanceCmd || command instanceof SubmitStartFormCmd;
        if (!starts || TransactionSynchronizationManager.isActualTransactionActive()) {
            return next.execute(command);
        }
        Attempt attempt = new Attempt();
        ATTEMPT.set(attempt);
        try {
            return next.execute(command);
        } catch (RuntimeException failed) {
            return kept(attempt.submission, failed);
        } finally {
            ATTEMPT.remove();
        }
    }

    /** Both commands return a process instance. */
    @SuppressWarnings("unchecked")
    private <T> T kept(Submission submission, RuntimeException failed) {
        return (T) ModelFailures.of(failed)
                .filter(failure -> submission != null)
                .map(failure -> kept.getObject().keep(submission, failure))
                .orElseThrow(() -> failed);
    }
}
