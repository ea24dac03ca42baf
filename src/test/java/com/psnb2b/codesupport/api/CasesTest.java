package com.psnb2b.codesupport.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What people really send (cases/claims.jsonl) comes out as labelled through the API and through engine REST. */
class CasesTest extends LabelledClaims {

    static List<Scenario> cases() throws IOException {
        return Scenario.of("/cases/claims.jsonl");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void comesOutAsLabelledThroughTheApi(Scenario line) throws Exception {
        fileThroughTheApi(ofItsOwnOrder(line));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void comesOutAsLabelledThroughEngineRest(Scenario line) throws Exception {
        fileThroughEngineRest(ofItsOwnOrder(line));
    }

    /** Each line is an order of its own, with the deliveries that were put on file for it. */
    private static Scenario ofItsOwnOrder(Scenario line) {
        ObjectNode claim = line.claim().deepCopy();
        if (!line.isVerbatim()) {
            claim.put("order_id", claim.get("order_id").asText() + "-" + UUID.randomUUID());
        }
        List<JsonNode> deliveries = line.deliveries().stream()
                .map(delivery -> (JsonNode) ((ObjectNode) delivery.deepCopy()).set("order_id", claim.get("order_id")))
                .toList();
        return new Scenario(line.name(), deliveries, claim, line.expect(), line.isVerbatim());
    }
}
