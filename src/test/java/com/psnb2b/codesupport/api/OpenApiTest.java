package com.psnb2b.codesupport.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.psnb2b.codesupport.access.ApplicationTest;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The API's description is committed, describes every call with examples, and says what the API really does. */
class OpenApiTest extends ApplicationTest {

    private static final Path COMMITTED = Path.of("docs/openapi.json");
    private static final String[] RESELLER = {"Authorization", "Bearer demo-reseller-key", "Content-Type", JSON};
    private static final String[] SUPPLIER = {"Authorization", "Bearer demo-supplier-key", "Content-Type", JSON};
    private static final Pattern KNOWN = Pattern.compile("known are (.*)");

    private JsonNode description;

    @BeforeEach
    void read() throws Exception {
        description = json(get("/api/v1/openapi.json"));
    }

    @Test
    void isServedToEverybodyAsItIsCommitted() throws Exception {
        HttpResponse<String> served = get("/api/v1/openapi.json");
        assertThat(served.statusCode()).isEqualTo(200);
        if (Boolean.getBoolean("openapi.write")) {
            Files.writeString(COMMITTED, served.body() + "\n");
        }
        assertThat(served.body() + "\n")
                .as("write it anew: mvn test -Dtest=OpenApiTest -Dopenapi.write=true")
                .isEqualTo(Files.readString(COMMITTED));
        assertThat(description.get("openapi").asText()).startsWith("3.1");
    }

    @Test
    void thePageToTryItIsThereAndNeedsNoOtherHost() throws Exception {
        assertThat(get("/docs").headers().firstValue("Location")).hasValue("/swagger-ui/index.html");
        var page = get("/swagger-ui/index.html");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).doesNotContain("https://", "<script>");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'self'");
        assertThat(get("/api/v1/openapi.json/swagger-config").body()).contains("/api/v1/openapi.json");
    }

    @Test
    void everyCallIsDescribedWithExamples() {
        Set<String> ids = new HashSet<>();
        eachOperation((call, operation) -> {
            assertThat(operation.path("summary").asText()).as(call).isNotBlank();
            assertThat(operation.path("tags")).as(call).hasSize(1);
            assertThat(ids.add(operation.get("operationId").asText())).as(call).isTrue();
            for (JsonNode content : operation.at("/requestBody/content")) {
                boolean isForm = content.at("/schema/$ref").asText().endsWith("Upload");
                assertThat(content.has("examples") || isForm).as(call).isTrue();
            }
            assertThat(operation.get("responses").fieldNames())
                    .toIterable()
                    .as(call)
                    .contains("401", "403", "429", "500");
        });
        assertThat(ids).contains("fileClaim", "getClaim");
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        for (JsonNode reference : description.findValues("$ref")) {
            String pointer = reference.asText().substring(1);
            assertThat(description.at(pointer).isMissingNode()).as(pointer).isFalse();
        }
    }

    @Test
    void everyExampleFitsItsSchema() {
        eachOperation((call, operation) -> Stream.concat(
                        Stream.of(operation.at("/requestBody/content")),
                        operation.get("responses").findValues("content").stream())
                .filter(content -> content.has(JSON))
                .map(content -> content.get(JSON))
                .forEach(content -> content.path("examples").forEach(example -> {
                    String schema = content.at("/schema/$ref").asText();
                    assertThat(faults(schema, value(example))).as(call).isEmpty();
                })));
    }

    @Test
    void theContractsClaimIsAnExampleThatIsTaken() throws Exception {
        ObjectNode example =
                description.at("/components/examples/completeClaim/value").deepCopy();
        example.put("order_id", "ORD-OPENAPI-" + ThreadLocalRandom.current().nextInt(Integer.MAX_VALUE));
        var answer = send("POST", "/api/v1/claims/check", example.toString(), RESELLER);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(example.fieldNames()).toIterable().containsAll(names("NewClaim"));
    }

    static Stream<Scenario> taken() throws IOException {
        return Scenario.all().stream().filter(scenario -> !scenario.expect().has("http"));
    }

    @ParameterizedTest
    @MethodSource("taken")
    void labelledClaimsAndTheirAnswersFit(Scenario scenario) throws Exception {
        scenario.deliveries().forEach(record -> assertFits("DeliveryRecord", record));
        assertFits("NewClaim", scenario.claim());
        var answer = send("POST", "/api/v1/claims", scenario.claim().toString(), RESELLER);
        JsonNode claim = json(answer);
        assertFits("Claim", claim);
        assertThat(claim.fieldNames()).toIterable().hasSameElementsAs(names("Claim"));
        assertFits(
                "Claim",
                json(send("POST", "/api/v1/claims/check", scenario.claim().toString(), RESELLER)));
        String path = "/api/v1/claims/" + claim.get("id").asText();
        assertFits("Timeline", json(get(path + "/timeline", RESELLER)));
    }

    @Test
    void otherAnswersFit() throws Exception {
        assertFits("ClaimPage", json(get("/api/v1/claims?limit=3", RESELLER)));
        assertFits("Problem", json(get("/api/v1/claims")));
        assertFits("Problem", json(get("/api/v1/claims/clm_1", RESELLER)));
        assertFits("Problem", json(send("POST", "/api/v1/claims", "{", RESELLER)));
        assertFits("Problem", json(send("POST", "/api/v1/claims", "{}", RESELLER)));
        String record = description
                .at("/paths/~1api~1v1~1deliveries/put/requestBody/content/application~1json/examples/delivered/value")
                .toString()
                .replace("ORD-1001", "ORD-OPENAPI-1");
        assertFits("Stored", json(send("PUT", "/api/v1/deliveries", record, SUPPLIER)));
        String filed = json(send(
                        "POST",
                        "/api/v1/claims",
                        "{\"order_id\": \"ORD-OPENAPI-2\", \"reported_issue\": \"other\"}",
                        RESELLER))
                .get("id")
                .asText();
        String packet = "/api/v1/claims/" + filed + "/packet";
        assertFits("Problem", json(get(packet, RESELLER)));
        assertFits("Supplements", json(get(packet + "/supplements", RESELLER)));
        assertFits("ClaimLink", json(send("POST", "/api/v1/claims/" + filed + "/link", "{}", RESELLER)));
        assertFits("Claim", json(send("POST", "/api/v1/claims/" + filed + "/withdrawal", null, RESELLER)));
    }

    @Test
    void aDecidedClaimFits() throws Exception {
        String order = "{\"order_id\": \"ORD-SANDBOX-RESOLVED-CLOSURE\", \"reported_issue\": \"other\"}";
        String path = "/api/v1/claims/"
                + json(send("POST", "/api/v1/claims", order, RESELLER))
                        .get("id")
                        .asText();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> !json(get(path, RESELLER)).get("outcome").isNull());
        assertFits("Claim", json(get(path, RESELLER)));
        assertFits("Timeline", json(get(path + "/timeline", RESELLER)));
    }

    @Test
    void answersOnWebhooksFit() throws Exception {
        String body = "{\"url\": \"https://example.com/\", \"events\": [\"claim.taken_up\"]}";
        JsonNode created = json(send("POST", "/api/v1/webhooks", body, RESELLER));
        String path = "/api/v1/webhooks/" + created.get("id").asText();
        try {
            assertFits("CreatedWebhook", created);
            assertFits("Webhooks", json(get("/api/v1/webhooks", RESELLER)));
            assertFits("WebhookDeliveries", json(get(path + "/deliveries", RESELLER)));
            assertFits("RotatedSecret", json(send("POST", path + "/rotation", null, RESELLER)));
            assertFits("Replayed", json(send("POST", path + "/replay", null, RESELLER)));
        } finally {
            assertThat(send("DELETE", path, null, RESELLER).statusCode()).isEqualTo(204);
        }
    }

    /** The readers name the fields that they know; the schemas must have the same. */
    @ParameterizedTest
    @CsvSource({
        "NewClaim, /claims, {\"x\": 1}, ''",
        "Code, /claims, {\"code\": {\"x\": 1}}, code",
        "Product, /claims, {\"product\": {\"x\": 1}}, product",
        "CustomerReport, /claims, {\"customer_report\": {\"x\": 1}}, customer_report",
        "NewEvidence, /claims, '{\"evidence\": [{\"x\": 1, \"file\": {}}]}', evidence[0]",
        "EvidenceFile, /claims, '{\"evidence\": [{\"file\": {\"x\": 1}}]}', evidence[0].file",
        "NewWebhook, /webhooks, {\"x\": 1}, ''",
        "Statement, /claims, '{\"evidence\": [{\"content\": {\"x\": 1}}]}', evidence[0].content",
        "DeliveryRecord, /deliveries, {\"x\": 1}, ''"
    })
    void theSchemasHaveTheFieldsThatTheReadersKnow(String schema, String path, String body, String where)
            throws Exception {
        boolean supplier = path.equals("/deliveries");
        var answer = send(supplier ? "PUT" : "POST", "/api/v1" + path, body, supplier ? SUPPLIER : RESELLER);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        String field = where.isEmpty() ? "x" : where + ".x";
        for (JsonNode error : json(answer).get("errors")) {
            if (error.get("field").asText().equals(field)) {
                var known = KNOWN.matcher(error.get("message").asText());
                assertThat(known.find()).isTrue();
                Set<String> fields = new TreeSet<>(List.of(known.group(1).split(", ")));
                fields.addAll(optionalParts(schema));
                assertThat(names(schema)).isEqualTo(fields);
                return;
            }
        }
        throw new AssertionError("no fault of " + field + " in " + answer.body());
    }

    /** A reader that finds a file does not ask for a content. */
    private static Set<String> optionalParts(String schema) {
        return schema.equals("NewEvidence") ? Set.of("content", "file") : Set.of();
    }

    private void eachOperation(BiConsumer<String, JsonNode> check) {
        description
                .get("paths")
                .fields()
                .forEachRemaining(path -> path.getValue()
                        .fields()
                        .forEachRemaining(
                                method -> check.accept(method.getKey() + " " + path.getKey(), method.getValue())));
    }

    private JsonNode value(JsonNode example) {
        String reference = example.path("$ref").asText();
        return (reference.isEmpty() ? example : description.at(reference.substring(1))).get("value");
    }

    private Set<String> names(String schema) {
        Set<String> names = new TreeSet<>();
        description
                .at("/components/schemas/" + schema + "/properties")
                .fieldNames()
                .forEachRemaining(names::add);
        return names;
    }

    private void assertFits(String schema, JsonNode value) {
        assertThat(faults("#/components/schemas/" + schema, value))
                .as(schema + ": " + value)
                .isEmpty();
    }

    private Set<String> faults(String reference, JsonNode value) {
        JsonSchemaFactory factory = JsonSchemaFactory.getInstance(
                SpecVersion.VersionFlag.V202012,
                builder -> builder.schemaLoaders(
                        loaders -> loaders.schemas(Map.of("https://code.support/api", description.toString()))));
        SchemaValidatorsConfig config =
                SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
        JsonSchema schema = factory.getSchema(SchemaLocation.of("https://code.support/api" + reference), config);
        Set<String> faults = new TreeSet<>();
        schema.validate(value).forEach(fault -> faults.add(fault.getMessage()));
        return faults;
    }
}
