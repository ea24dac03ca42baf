package com.psnb2b.codesupport.engine;

import com.psnb2b.codesupport.claim.InvalidInput;
import com.psnb2b.codesupport.code.CodeRedactor;
import java.util.Set;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceEntity;

/**
 * The last protection before the engine's tables: a voucher code in a row is masked on its way into the statement
 * (contract, section 4.3), whoever writes it and whether the row is a variable, comment, task, name or stack trace. Our
 * own steps write no codes; people with the right to write variables may.
 *
 * <p>A code in a file that is deployed is refused instead: a model that is not as its owner saved it would surprise.
 *
 * @param statement what the engine calls the statement that writes the row
 * @param entity what it writes
 * @param ours names of the variables that our own steps set
 */
record StatementCodeMask(String statement, Object entity, Set<String> ours) {

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
            return ByteArrayCodeMask.withoutCodes(bytes);
        }
        if (ByteArrayCodeMask.withoutCertainCodes(bytes) != bytes) {
            throw InvalidInput.of("resource", "invalid", "must not hold a voucher code; take it out and deploy again");
        }
        return bytes;
    }

    /** The values that our own steps set hold names and numbers, where twelve capitals and digits may be an order. */
    private boolean isProse(String property) {
        boolean isOurs = entity instanceof VariableInstanceEntity variable && ours.contains(variable.getName());
        return PROSE.contains(property) && !isOurs;
    }
}
