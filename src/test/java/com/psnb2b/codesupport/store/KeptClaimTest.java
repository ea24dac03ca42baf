package com.psnb2b.codesupport.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.psnb2b.codesupport.claim.Claim;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The names that a claim is kept by: every version reads what the ones before it wrote. */
class KeptClaimTest {

    private static final List<String> WRITTEN = List.of(
            "facts", "evidence", "request", "answered", "decision", "reviews", "approval", "corrections", "appeals");

    private final ObjectMapper json = JsonMapper.builder()
            .findAndAddModules()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private final JsonColumns columns = new JsonColumns(json);

    @Test
    void everythingComesBackByTheNameItIsKeptBy() throws IOException {
        ObjectNode kept = body();
        assertThat(again(kept)).isEqualTo(kept);
    }

    @Test
    void whatHappensNextFollowsWhatHappenedBefore() throws IOException {
        Claim claim = read(body());
        assertThat(claim.newEvents()).isEmpty();
        assertThat(claim.newEvidence()).isEmpty();
        claim.note("claim.reminded", Instant.parse("2026-09-05T00:00:00Z"), "system", Map.of());
        assertThat(claim.newEvents())
                .singleElement()
                .satisfies(event -> assertThat(event.sequence()).isEqualTo(10));
        assertThat(claim.sequence()).isEqualTo(10);
    }

    @Test
    void whatTheFirstReleaseKeptSaysNothingOfWhatItDidNotKnow() throws IOException {
        ObjectNode kept = body();
        kept.remove(List.of("corrections", "case_id", "reviews", "answered", "appeal_until", "appeals"));
        kept.withObjectProperty("request").remove(List.of("asked", "in_words", "came", "answered_at"));
        kept.withObjectProperty("decision").remove("also_by");
        kept.withArray("evidence").forEach(item -> ((ObjectNode) item).remove("shared"));
        Claim claim = read(kept);
        assertThat(claim.corrections()).isEmpty();
        assertThat(claim.appeals()).isEmpty();
        assertThat(claim.outcomeInForce()).isEqualTo(claim.outcome());
        assertThat(claim.appealUntil()).as("as it is published").isEqualTo(Instant.parse("2026-03-17T11:00:00Z"));
        assertThat(claim.request().asked()).isEmpty();
        assertThat(claim.waitsForAnswer()).isTrue();
        assertThat(claim.caseId()).isNull();
        assertThat(json.readTree(written(claim)).path("corrections").isNull()).isTrue();
        kept.putNull("corrections")
                .putNull("case_id")
                .putNull("reviews")
                .putNull("answered")
                .putNull("appeal_until")
                .putNull("appeals");
        ObjectNode request = kept.withObjectProperty("request");
        request.putArray("asked");
        request.put("in_words", false).putArray("came");
        request.putNull("answered_at");
        kept.withObjectProperty("decision").putArray("also_by");
        kept.withArray("evidence").forEach(item -> ((ObjectNode) item).put("shared", false));
        assertThat(again(kept)).isEqualTo(kept);
    }

    @Test
    void aClaimWithoutTextsKeepsEverythingElse() throws IOException {
        ObjectNode kept = body();
        ObjectNode left = (ObjectNode) json.readTree(withoutTexts(kept));
        assertThat(left.findValuesAsText("note")).containsOnly("[erased]");
        assertThat(left.at("/facts/report/text").asText()).isEqualTo("[erased]");
        assertThat(left.at("/evidence/0/file_name").asText()).isEqualTo("[erased]");
        assertThat(left.at("/corrections/0/before").asText()).isEqualTo("[erased]");
        assertThat(left.at("/appeals/0/reason").asText()).isEqualTo("[erased]");
        assertThat(left.at("/appeals/0/approval/note").asText()).isEqualTo("[erased]");
        assertThat(left.at("/appeals/0/outcome")).isEqualTo(kept.at("/appeals/0/outcome"));
        assertThat(left.at("/request/text").asText()).isEqualTo("[erased]");
        assertThat(left.at("/answered/text").asText()).isEqualTo("[erased]");
        kept.remove(WRITTEN);
        left.remove(WRITTEN);
        assertThat(left).isEqualTo(kept);
    }

    private ObjectNode body() throws IOException {
        return (ObjectNode) json.readTree(
                Path.of("src/test/resources/claims/kept-claim.json").toFile());
    }

    private JsonNode again(JsonNode kept) throws IOException {
        return json.readTree(written(read(kept)));
    }

    private Claim read(JsonNode kept) {
        return columns.read(kept.toString(), Claim.class);
    }

    private String written(Claim claim) {
        return columns.write(claim);
    }

    private String withoutTexts(JsonNode kept) {
        Claim claim = read(kept);
        claim.eraseTexts();
        return written(claim);
    }
}
