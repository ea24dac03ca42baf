package com.psnb2b.codesupport.process;

import com.psnb2b.codesupport.claim.InvalidInput;
import jakarta.ws.rs.core.Response;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.rest.exception.InvalidRequestException;

/**
 * Turns bad input, however deep in the engine it was found, into what the engine's REST API answers with 400 and Tasklist
 * shows as it is. The engine itself wraps it, and would answer 500.
 */
final class Refusals extends CommandInterceptor {

    @Override
    public <T> T execute(Command<T> command) {
        try {
            return next.execute(command);
        } catch (RuntimeException failed) {
            for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
                if (cause instanceof InvalidInput invalid) {
                    throw new InvalidRequestException(Response.Status.BAD_REQUEST, invalid.getMessage());
                }
            }
            throw failed;
        }
    }
}
