package com.psnb2b.codesupport.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.psnb2b.codesupport.claim.Channel;
import com.psnb2b.codesupport.claim.FieldError;
import com.psnb2b.codesupport.claim.InvalidInput;
import com.psnb2b.codesupport.claim.Submission;
import com.psnb2b.codesupport.intake.ClaimReader;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/**
 * Reads the claim that a process was started with: as our own door hands it over, as one variable {@code claim} with the
 * JSON of the API, or as flat variables (contract, section 3). Removes them all in the same transaction, before anything
 * is written, so that no full code reaches the engine's tables.
 */
@Component
class StartVariables {

    private static final String CLAIM = "claim";

    private final ClaimReader reader;
    private final ObjectMapper json;

    StartVariables(ClaimReader reader, ObjectMapper json) {
        this.reader = reader;
        this.json = json;
    }

    Submission take(DelegateExecution execution) {
        if (execution.getVariable(ClaimProcess.SUBMISSION) instanceof Submission submission) {
            return submission;
        }
        Map<String, Object> variables = execution.getVariables();
        execution.removeVariables(variables.keySet());
        return read(variables, actor(execution));
    }

    private Submission read(Map<String, Object> variables, String actor) {
        if (variables.get(CLAIM) != null) {
            return readClaim(variables, actor);
        }
        ObjectNode claim = json.createObjectNode();
        FlatVariables.START.write(variables, claim);
        List<FieldError> unknown = FlatVariables.START.unknown(variables);
        try {
            Submission submission = reader.readForStaff(claim, Channel.TASKLIST, actor);
            if (!unknown.isEmpty()) {
                throw new InvalidInput(unknown);
            }
            return submission;
        } catch (InvalidInput e) {
            throw new InvalidInput(FlatVariables.START.named(e.errors()));
        }
    }

    private Submission readClaim(Map<String, Object> variables, String actor) {
        JsonNode claim = tree(variables.get(CLAIM));
        Object resellerId = variables.get(ClaimProcess.RESELLER_ID);
        if (resellerId != null && claim instanceof ObjectNode node && !node.has("reseller_id")) {
            node.put("reseller_id", resellerId.toString());
        }
        var others = new TreeSet<>(variables.keySet());
        others.removeAll(List.of(CLAIM, ClaimProcess.RESELLER_ID));
        if (!others.isEmpty()) {
            throw InvalidInput.of(others.first(), "unknown_field", "stands beside the variable claim; put it inside");
        }
        try {
            return reader.readForStaff(claim, Channel.ENGINE, actor);
        } catch (InvalidInput e) {
            throw new InvalidInput(e.errors().stream()
                    .map(error -> new FieldError(CLAIM + "." + error.field(), error.code(), error.message()))
                    .toList());
        }
    }

    private JsonNode tree(Object claim) {
        try {
            return claim instanceof Map<?, ?> map ? json.valueToTree(map) : json.readTree(claim.toString());
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw InvalidInput.of(CLAIM, "invalid", "is not JSON");
        }
    }

    static String actor(DelegateExecution execution) {
        var signedIn = execution.getProcessEngineServices().getIdentityService().getCurrentAuthentication();
        return signedIn == null ? "system" : "user:" + signedIn.getUserId();
    }
}
