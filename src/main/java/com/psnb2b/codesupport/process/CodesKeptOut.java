package com.psnb2b.codesupport.process;

import com.psnb2b.codesupport.claim.CodeRedactor;
import com.psnb2b.codesupport.claim.InvalidInput;
import java.util.Set;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceEntity;

/**
 * The last net before the engine's tables: whatever a row is of and whoever writes it, variable, comment, task, name or
 * stack trace, a voucher code in it is masked on its way into the statement (contract, section 4.3). What our own steps
 * write holds none; this is for what people with the right to write variables write.
 *
 * <p>A code in a file that is deployed is refused instead: a model that is not as its owner saved it would surprise.
 *
 * @param statement what the engine calls the statement that writes the row
 * @param entity what it writes
 */
record CodesKeptOut(String statement, Object entity) {

    /** What people write sentences into; in all other columns only what is certain is taken for a code. */
    private static final Set<String> PROSE = Set.of(
            "annotation",
            "deleteReason",
            "description",
            "errorMessage",
            "exceptionMessage",
            "incidentMessage",
            "jobExceptionMessage",
            "message",
            "newValue",
            "orgValue",
            "textValue",
            "textValue2",
            "url");

    private static final String DEPLOYED_FILE = "insertResource";

    /** A value as it may be kept. */
    Object masked(String property, Object value) {
        if (value instanceof String text) {
            return masked(property, text);
        }
        return value instanceof byte[] bytes ? masked(bytes) : value;
    }

    private String masked(String property, String text) {
        return isProse(property) ? CodeRedactor.redact(text) : CodeRedactor.redactName(text);
    }

    private byte[] masked(byte[] bytes) {
        if (!statement.endsWith(DEPLOYED_FILE)) {
            return StoredBytes.withoutCodes(bytes);
        }
        if (StoredBytes.withoutCertainCodes(bytes) != bytes) {
            throw InvalidInput.of("resource", "invalid", "must not hold a voucher code; take it out and deploy again");
        }
        return bytes;
    }

    /** The values that our own steps set hold names and numbers, where twelve capitals and digits may be an order. */
    private boolean isProse(String property) {
        boolean ours = entity instanceof VariableInstanceEntity variable
                && ClaimProcess.VARIABLES.contains(variable.getName());
        return PROSE.contains(property) && !ours;
    }
}
