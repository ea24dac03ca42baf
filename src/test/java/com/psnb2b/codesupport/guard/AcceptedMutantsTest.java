package com.psnb2b.codesupport.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** On every model with changed literals, variables and conditions that the guard accepts, claims run. */
class AcceptedMutantsTest extends ModelerDeploymentTest {

    private static final Logger LOG = LoggerFactory.getLogger(AcceptedMutantsTest.class);
    private static final int MUTANTS = Integer.getInteger("literal.mutants", 100);
    private static final String STATE = "{\"value\": \"%s\"}";

    @Autowired
    private RepositoryService repository;

    @Test
    void claimsRunOnWhatIsAccepted() throws Exception {
        String shipped = Models.shipped(Models.CLAIMS);
        int accepted = 0;
        for (long seed = 0; seed < MUTANTS; seed++) {
            String model = LiteralMutations.mutant(shipped, seed);
            if (Models.check(Models.CLAIMS, model).isEmpty()) {
                accepted++;
                runs(seed, model);
            }
        }
        LOG.info("{} of {} accepted", accepted, MUTANTS);
        // Else they would be too wild, or too tame, to say anything.
        assertThat(accepted).isBetween(MUTANTS * 15 / 400, MUTANTS * 370 / 400);
    }

    private void runs(long seed, String model) throws Exception {
        var deployed = deploy("owner", Models.key(), Map.of(Models.CLAIMS, model));
        assertThat(deployed.statusCode()).as(seed + ": " + deployed.body()).isEqualTo(200);
        try {
            Instant now = Instant.now();
            String inTime = now.minus(Duration.ofDays(1)).toString();
            started(seed, "invalid_code", null);
            started(seed, "invalid_code", now.minus(Duration.ofDays(90)).toString());
            String claim = started(seed, "delivery_failure", inTime);
            started(seed, "other", inTime);
            String task = json(as("admin", "GET", "/task?processInstanceId=" + claim, null))
                    .path(0)
                    .path("id")
                    .asText();
            assertThat(task).as("seed " + seed + ": somebody has the claim").isNotEmpty();
        } finally {
            repository.deleteDeployment(json(deployed).path("id").asText(), true, true, true);
        }
    }

    /** In time, late, or with its window unknown; the id of the process instance. */
    private String started(long seed, String issue, String deliveredAt) throws Exception {
        String delivered = deliveredAt == null ? "" : ", \"deliveredAt\": " + STATE.formatted(deliveredAt);
        var answer = as(
                "desk",
                "POST",
                "/process-definition/key/code-claim/start",
                "{\"variables\": {\"orderId\": " + STATE.formatted("mutant-" + seed) + ", \"reportedIssue\": "
                        + STATE.formatted(issue) + ", \"resellerId\": " + STATE.formatted("mutants") + delivered
                        + "}}");
        assertThat(answer.statusCode())
                .as("seed " + seed + ": " + answer.body())
                .isEqualTo(200);
        // One that a model fails on would be kept, by another process.
        assertThat(json(answer).path("definitionId").asText())
                .as("seed " + seed)
                .startsWith("code-claim:");
        return json(answer).path("id").asText();
    }
}
