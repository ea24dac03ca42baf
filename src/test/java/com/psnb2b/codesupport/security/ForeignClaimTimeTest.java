package com.psnb2b.codesupport.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.psnb2b.codesupport.api.Scenario;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How long a 404 takes does not say whether the claim is there. Medians of calls that take turns, so that what else the
 * machine does falls on both; the claim is a large one, whose reading would show.
 */
class ForeignClaimTimeTest extends DoorTest {

    private static final int CALLS = 200;
    private static final int WARMING = 30;
    private static final long SAME_CLASS_NANOS = 2_000_000;

    private static String claim;

    @ParameterizedTest
    @ValueSource(strings = {"", "/timeline", "/evidence/none", "/packet"})
    void aForeignClaimTakesAsLongAsNone(String door) throws Exception {
        String foreign = "/api/v1/claims/" + foreignClaim() + door;
        String unknown = "/api/v1/claims/" + foreignClaim().replaceAll(".{4}$", "0000") + door;
        long[] ofForeign = new long[CALLS];
        long[] ofUnknown = new long[CALLS];
        for (int i = -WARMING; i < CALLS; i++) {
            long first = nanos(foreign);
            long second = nanos(unknown);
            if (i >= 0) {
                ofForeign[i] = first;
                ofUnknown[i] = second;
            }
        }
        long one = median(ofForeign);
        long other = median(ofUnknown);

        assertThat(Math.abs(one - other))
                .as("medians of %,d ns for a foreign claim and %,d ns for an unknown one", one, other)
                .isLessThan(Math.max(SAME_CLASS_NANOS, Math.min(one, other) / 2));
    }

    private long nanos(String path) throws Exception {
        long start = System.nanoTime();
        var answer = get(path, "Authorization", "Bearer demo-reseller2-key");
        long taken = System.nanoTime() - start;
        assertThat(answer.statusCode()).isEqualTo(404);
        return taken;
    }

    private static long median(long[] nanos) {
        Arrays.sort(nanos);
        return nanos[nanos.length / 2];
    }

    private String foreignClaim() throws Exception {
        if (claim == null) {
            ObjectNode body =
                    Scenario.named("invalid code, complete, in time").claim().deepCopy();
            body.with("customer_report").put("text", "It does not work. ".repeat(100));
            var filed = send(
                    "POST",
                    "/api/v1/claims",
                    body.toString(),
                    "Authorization",
                    "Bearer demo-reseller-key",
                    "Content-Type",
                    JSON);
            assertThat(filed.statusCode()).as(filed.body()).isEqualTo(201);
            claim = json(filed).path("id").asText();
        }
        return claim;
    }
}
