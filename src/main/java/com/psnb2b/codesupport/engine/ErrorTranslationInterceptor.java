package com.psnb2b.codesupport.engine;

import com.psnb2b.codesupport.casework.ModelFailed;
import com.psnb2b.codesupport.claim.InvalidInput;
import com.psnb2b.codesupport.platform.Busy;
import com.psnb2b.codesupport.platform.database.PassingFailure;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.ResolveTaskCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.rest.exception.InvalidRequestException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * Turns bad input, however deep in the engine it was found, into an exception that the engine's REST API answers with
 * 400 and whose message Tasklist shows. The engine itself would wrap it and answer 500. What does not exist is answered
 * with 404. Failures that pass by themselves are marked, so that the request is answered with 503: a lost race with a
 * timer of the same claim, and failures of the database.
 */
final class ErrorTranslationInterceptor extends CommandInterceptor {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorTranslationInterceptor.class);

    private static final List<Class<?>> TASKS =
            List.of(CompleteTaskCmd.class, SubmitTaskFormCmd.class, ResolveTaskCmd.class);

    private static final String STILL_YOURS =
            "The process model failed at the step after this task, and that is no fault"
                    + " of yours. Nothing was taken and the task is as it was; complete it again once a process owner has mended"
                    + " the model.";

    @Override
    public <T> T execute(Command<T> command) {
        try {
            return next.execute(command);
        } catch (RuntimeException failed) {
            for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
                if (cause instanceof InvalidInput invalid) {
                    throw new InvalidRequestException(Response.Status.BAD_REQUEST, invalid.getMessage());
                }
                if (cause instanceof Busy busy) {
                    throw new InvalidRequestException(Response.Status.SERVICE_UNAVAILABLE, busy.getMessage());
                }
            }
            ClientErrors.status(failed).ifPresent(status -> {
                throw new InvalidRequestException(status, EngineRestFaults.words(failed));
            });
            if (FailedJobs.isPassing(failed) && RequestContextHolder.getRequestAttributes() != null) {
                RequestContextHolder.getRequestAttributes()
                        .setAttribute(PassingFailure.ATTRIBUTE, true, RequestAttributes.SCOPE_REQUEST);
            }
            throw onATask(command, failed);
        }
    }

    /** Whoever completes a task can mend no model, and must know that the task is still theirs. */
    private static RuntimeException onATask(Command<?> command, RuntimeException failed) {
        boolean byAPerson = TASKS.stream().anyMatch(kind -> kind.isInstance(command))
                && !TransactionSynchronizationManager.isActualTransactionActive();
        Optional<ModelFailed> failure = byAPerson ? ModelFailures.of(failed) : Optional.empty();
        failure.ifPresent(model -> LOG.error("A model failed on a task that was completed: {}", model.kind()));
        return failure.<RuntimeException>map(
                        model -> new InvalidRequestException(Response.Status.CONFLICT, STILL_YOURS))
                .orElse(failed);
    }
}
