package com.psnb2b.codesupport.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.psnb2b.codesupport.claim.Channel;
import com.psnb2b.codesupport.claim.Faults;
import com.psnb2b.codesupport.claim.InvalidInput;
import com.psnb2b.codesupport.claim.Submission;
import com.psnb2b.codesupport.engine.FailedStartInterceptor;
import com.psnb2b.codesupport.engine.SignedIn;
import com.psnb2b.codesupport.intake.ClaimReader;
import com.psnb2b.codesupport.intake.StrictJson;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/**
 * Reads the claim that a process was started with: as our own API and pages hand it over, as one variable {@code claim} with the
 * JSON of the API, or as flat variables (contract, section 3). Removes them all in the same transaction, before anything
 * is written, so that no full code reaches the engine's tables.
 */
@Component
class StartVariables {

    static final String CLAIM = "claim";

    private final ClaimReader reader;
    private final ObjectMapper json;
    private final StrictJson strict;

    StartVariables(ClaimReader reader, ObjectMapper json, StrictJson strict) {
        this.reader = reader;
        this.json = json;
        this.strict = strict;
    }

    Submission take(DelegateExecution execution) {
        if (execution.getVariable(ProcessModel.SUBMISSION) instanceof Submission submission) {
            return submission;
        }
        Map<String, Object> variables = execution.getVariables();
        execution.removeVariables(variables.keySet());
        Submission submission = read(variables, actor(execution));
        FailedStartInterceptor.read(submission);
        return submission;
    }

    /** The id of the claim that is kept already and goes on here; empty where this process brings a new one. */
    Optional<String> heldUp(DelegateExecution execution) {
        return execution.getVariable(ProcessModel.SUBMISSION) instanceof HeldUpClaim claim
                ? Optional.of(claim.id())
                : Optional.empty();
    }

    private Submission read(Map<String, Object> variables, String actor) {
        if (variables.get(CLAIM) != null) {
            return readClaim(variables, actor);
        }
        ObjectNode claim = json.createObjectNode();
        FlatVariables.START.write(variables, claim);
        // Both kinds of faults at once: what is called missing is often there under a wrong name.
        Faults faults = FlatVariables.START.unknown(variables);
        Submission submission = null;
        try {
            submission = reader.readForStaff(claim, Channel.TASKLIST, actor);
        } catch (InvalidInput e) {
            faults.add(FlatVariables.START.named(e));
        }
        faults.refuse();
        return submission;
    }

    private Submission readClaim(Map<String, Object> variables, String actor) {
        JsonNode claim = tree(variables.get(CLAIM));
        Object resellerId = variables.get(ProcessModel.RESELLER_ID);
        if (resellerId != null && claim instanceof ObjectNode node && !node.has("reseller_id")) {
            node.put("reseller_id", resellerId.toString());
        }
        var others = new TreeSet<>(variables.keySet());
        others.removeAll(List.of(CLAIM, ProcessModel.RESELLER_ID));
        if (!others.isEmpty()) {
            throw InvalidInput.of(others.first(), "unknown_field", "stands beside the variable claim; put it inside");
        }
        try {
            return reader.readForStaff(claim, Channel.ENGINE, actor);
        } catch (InvalidInput e) {
            throw e.renamed(field -> CLAIM + "." + field);
        }
    }

    private JsonNode tree(Object claim) {
        try {
            return claim instanceof Map<?, ?> map ? json.valueToTree(map) : strict.read(claim.toString());
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw InvalidInput.of(CLAIM, "invalid", "is not JSON");
        }
    }

    static String actor(DelegateExecution execution) {
        return SignedIn.person(execution.getProcessEngineServices())
                .map(person -> "user:" + person)
                .orElse("system");
    }
}
