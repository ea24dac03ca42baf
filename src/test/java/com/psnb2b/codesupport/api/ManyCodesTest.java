package com.psnb2b.codesupport.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.psnb2b.codesupport.access.ApiCaller;
import com.psnb2b.codesupport.access.ApiKeys;
import com.psnb2b.codesupport.access.ApplicationTest;
import com.psnb2b.codesupport.access.Scope;
import com.psnb2b.codesupport.claim.CaseStore;
import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.ClaimStore;
import com.psnb2b.codesupport.claim.DeliveryRecord;
import com.psnb2b.codesupport.claim.DeliveryRecords;
import com.psnb2b.codesupport.claim.DeliveryRecords.Sought;
import com.psnb2b.codesupport.claim.EvidenceType;
import com.psnb2b.codesupport.claim.Hashes;
import com.psnb2b.codesupport.claim.RelatedClaims;
import com.psnb2b.codesupport.claim.WireName;
import com.psnb2b.codesupport.packet.UnpackedPacket;
import java.io.ByteArrayOutputStream;
import java.net.HttpURLConnection;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One report about many codes: filed whole or not at all, each code a claim, and what is shared once (contract, section 5). */
class ManyCodesTest extends ApplicationTest {

    private static final String PNG =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
    private static final String[] OTHER = {"Authorization", "Bearer demo-reseller2-key", "Content-Type", JSON};
    private static final String[] SUPPLIER = {"Authorization", "Bearer demo-supplier-key", "Content-Type", JSON};

    private final String reseller = "many-" + UUID.randomUUID();
    private final String order = "ORD-" + UUID.randomUUID();
    private String[] headers;

    @Autowired
    private ApiKeys keys;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ClaimStore store;

    @Autowired
    private RelatedClaims related;

    @Autowired
    private CaseStore cases;

    @Autowired
    private DeliveryRecords records;

    @BeforeEach
    void aResellerOfItsOwn() {
        String key = keys.create(new ApiCaller(reseller, Scope.reseller, reseller, 60_000));
        headers = new String[] {"Authorization", "Bearer " + key, "Content-Type", JSON};
    }

    @Test
    void manyCodesAreFiledInOneCall() throws Exception {
        HttpResponse<String> answer = send("POST", "/api/v1/cases", aCase(60, i -> ""), headers);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        JsonNode filed = json(answer);
        String id = filed.get("id").asText();
        assertThat(answer.headers().firstValue("Location")).hasValue("/api/v1/cases/" + id);
        assertThat(filed.get("codes").asInt()).isEqualTo(60);
        assertThat(filed.at("/by_status/under_review").asInt()).isEqualTo(60);
        assertThat(filed.at("/face_value/sum").asText()).isEqualTo("3000.00");
        assertThat(filed.get("groups")).hasSize(1);
        assertThat(filed.at("/evidence/items/0/shared").asBoolean()).isTrue();

        JsonNode read = json(get("/api/v1/cases/" + id, headers));
        assertThat(read.get("groups")).isEqualTo(filed.get("groups"));
        JsonNode claims =
                json(get("/api/v1/claims?limit=200&case_id=" + id, headers)).get("claims");
        assertThat(claims).hasSize(60).allSatisfy(claim -> {
            assertThat(claim.get("case_id").asText()).isEqualTo(id);
            assertThat(claim.at("/evidence/items/0/shared").asBoolean()).isTrue();
        });
        String evidence = filed.at("/evidence/items/0/id").asText();
        String one = claims.get(7).get("id").asText();
        assertThat(get("/api/v1/claims/" + one + "/evidence/" + evidence, headers)
                        .statusCode())
                .isEqualTo(200);
        assertThat(jdbc.sql("select count(*) from claims.evidence where case_id = ?")
                        .param(id)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);

        assertThat(get("/api/v1/cases/" + id, OTHER).statusCode()).isEqualTo(404);
        assertThat(get("/api/v1/cases/" + id, SUPPLIER).statusCode()).isEqualTo(200);
        JsonNode list = json(get("/api/v1/cases?status=open&order_id=" + order, headers));
        assertThat(list.get("cases")).hasSize(1);
        assertThat(list.at("/cases/0/by_status/under_review").asInt()).isEqualTo(60);
        assertThat(json(get("/api/v1/cases?status=resolved", headers)).get("cases"))
                .isEmpty();
    }

    @Test
    void wrongRowsAreNamedAndNothingIsFiled() throws Exception {
        String codes = aCase(5, i -> i == 1 ? ", \"prodcut\": {}" : i == 3 ? ", \"account_region\": \"Nowhere\"" : "");
        HttpResponse<String> refused = send("POST", "/api/v1/cases", codes, headers);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(json(refused).get("errors").findValuesAsText("field"))
                .containsExactly("codes[1].prodcut", "codes[3].account_region");
        assertThat(json(get("/api/v1/cases", headers)).get("cases")).isEmpty();
        assertThat(json(get("/api/v1/claims", headers)).get("claims")).isEmpty();

        JsonNode partial = json(send("POST", "/api/v1/cases?accept=partial", codes, headers));
        assertThat(partial.get("codes").asInt()).isEqualTo(3);
        assertThat(partial.get("refused").findValuesAsText("row")).containsExactly("2", "4");
    }

    @Test
    void eachCodeFindsItsOwnRecordAndAllAreSoughtAtOnce() throws Exception {
        Instant delivered = Instant.now().minus(2, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
        record Kept(String order, String code, String batch) {}
        for (Kept kept : List.of(
                new Kept(order, code(0), "B-1"),
                new Kept(order, code(1), "B-2"),
                new Kept("ORD-" + UUID.randomUUID(), code(2), "B-3"))) {
            String record = """
                    {"order_id": "%s", "reseller_id": "%s", "status": "delivered", "delivered_at": "%s",
                     "code": {"value": "%s"}, "batch_id": "%s"}""".formatted(kept.order(), reseller, delivered, kept.code(), kept.batch());
            assertThat(send("PUT", "/api/v1/deliveries", record, SUPPLIER).statusCode())
                    .isEqualTo(200);
        }
        String id = json(send("POST", "/api/v1/cases", aCase(4, i -> ""), headers))
                .get("id")
                .asText();

        List<Claim> filed = cases.state(id).orElseThrow().claims();
        List<Optional<DeliveryRecord>> together =
                records.matching(filed.stream().map(Sought::of).toList());
        assertThat(together)
                .as("as each is found alone")
                .isEqualTo(filed.stream().map(Sought::of).map(records::matching).toList())
                .isEqualTo(filed.stream()
                        .map(claim -> Optional.ofNullable(claim.record()))
                        .toList());
        assertThat(together.stream().limit(3))
                .extracting(found -> found.orElseThrow().batchId())
                .containsExactly("B-1", "B-2", "B-3");
        assertThat(together.get(3).orElseThrow().batchId())
                .as("of another code of its order the time of delivery counts alone")
                .isNull();
        assertThat(records.matching(List.of(new Sought(null, order, null)))).containsExactly(Optional.empty());
    }

    @Test
    void theSameCodeTwiceIsAWrongRow() throws Exception {
        String twice = aCase(2, i -> "").replace(code(1), code(0).toLowerCase(Locale.ROOT));
        HttpResponse<String> refused = send("POST", "/api/v1/cases", twice, headers);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(json(refused).at("/errors/0/field").asText()).isEqualTo("codes[1].code.value");
        assertThat(json(refused).at("/errors/0/code").asText()).isEqualTo("duplicate");
    }

    @Test
    void aCheckSaysTheSameAndFilesNothing() throws Exception {
        JsonNode checked = json(send("POST", "/api/v1/cases/check", aCase(3, i -> ""), headers));
        assertThat(checked.has("id")).isFalse();
        assertThat(checked.at("/by_status/under_review").asInt()).isEqualTo(3);
        assertThat(checked.at("/groups/0/codes").asInt()).isEqualTo(3);
        assertThat(json(get("/api/v1/cases", headers)).get("cases")).isEmpty();
    }

    @Test
    void whatDiffersStandsOnTop() throws Exception {
        JsonNode filed = json(
                send("POST", "/api/v1/cases", aCase(6, i -> i == 4 ? ", \"account_region\": \"GB\"" : ""), headers));
        assertThat(filed.get("groups")).hasSize(2);
        assertThat(filed.at("/groups/0/codes").asInt()).isEqualTo(1);
        assertThat(filed.at("/groups/0/classification/type").asText()).isEqualTo("wrong_region_purchase");
        assertThat(filed.at("/groups/1/codes").asInt()).isEqualTo(5);
        assertThat(filed.findParent("signals")).isNull();
    }

    @Test
    void aCaseIsFiledOnceForAKey() throws Exception {
        String key = UUID.randomUUID().toString();
        String body = aCase(2, i -> "");
        HttpResponse<String> first = send("POST", "/api/v1/cases", body, with("Idempotency-Key", key));
        HttpResponse<String> again = send("POST", "/api/v1/cases", body, with("Idempotency-Key", key));
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.headers().firstValue("Idempotent-Replay")).hasValue("true");
        assertThat(again.headers().firstValue("Location"))
                .isEqualTo(first.headers().firstValue("Location"));
        assertThat(json(get("/api/v1/cases", headers)).get("cases")).hasSize(1);
    }

    @Test
    void evidenceCountsForAllAndForCodesThatComeLater() throws Exception {
        String lacking = aCase(3, i -> "").replace("error_screenshot", "other");
        JsonNode filed = json(send("POST", "/api/v1/cases", lacking, headers));
        String path = "/api/v1/cases/" + filed.get("id").asText();
        assertThat(filed.at("/by_status/collecting").asInt())
                .as(filed.toString())
                .isEqualTo(3);
        JsonNode more = json(
                send("POST", path + "/codes", "{\"codes\": [{\"code\": {\"value\": \"" + code(77) + "\"}}]}", headers));
        assertThat(more.at("/by_status/collecting").asInt()).as(more.toString()).isEqualTo(4);
        HttpResponse<String> known =
                send("POST", path + "/codes", "{\"codes\": [{\"code\": {\"value\": \"" + code(1) + "\"}}]}", headers);
        assertThat(json(known).at("/errors/0/code").asText()).as(known.body()).isEqualTo("duplicate");

        String screenshot = "{\"type\": \"error_screenshot\", \"file\": {\"name\": \"e.png\", \"content_base64\": \""
                + PNG + "\"}}";
        JsonNode complete = json(send("POST", path + "/evidence", screenshot, headers));
        assertThat(complete.at("/by_status/under_review").asInt())
                .as(complete.toString())
                .isEqualTo(4);
        JsonNode later = json(
                send("POST", path + "/codes", "{\"codes\": [{\"code\": {\"value\": \"" + code(78) + "\"}}]}", headers));
        assertThat(later.at("/by_status/under_review").asInt())
                .as(later.toString())
                .isEqualTo(5);
        assertThat(events(path))
                .containsExactly("case.created", "case.codes_added", "case.evidence_added", "case.codes_added");

        JsonNode claims = json(get("/api/v1/claims?case_id=" + filed.get("id").asText(), headers));
        String one = claims.at("/claims/0/id").asText();
        send("POST", "/api/v1/claims/" + one + "/withdrawal", null, headers);
        JsonNode withdrawn = json(send("POST", path + "/withdrawal", null, headers));
        assertThat(withdrawn.at("/by_status/withdrawn").asInt()).isEqualTo(5);
        assertThat(withdrawn.at("/left/0").asText()).isEqualTo(one);
        assertThat(withdrawn.get("status").asText()).isEqualTo("resolved");
        assertThat(events(path)).contains("case.withdrawn", "case.resolved");
        assertThat(send("POST", path + "/withdrawal", null, headers).statusCode())
                .isEqualTo(409);
    }

    @Test
    void codesComeAsAFileOfRowsBesideFilesByTheirType() throws Exception {
        String shared = """
                {"order_id": "%s", "reported_issue": "delivery_failure", "product": {"region": "US"}}""".formatted(order);
        String csv = "code.value,customer_report.text\n" + code(1) + ",never came\n" + code(2) + ",nor this\n";
        HttpResponse<String> answer = form("/api/v1/cases", Map.of("shared", shared, "codes", csv));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(json(answer).get("codes").asInt()).isEqualTo(2);
        assertThat(json(answer).at("/evidence/items/0/type").asText()).isEqualTo("error_screenshot");

        HttpResponse<String> wrong = form("/api/v1/cases", Map.of("shared", shared, "codes", "code.valeu\nX\n"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(form("/api/v1/cases", Map.of("shraed", shared, "codes", csv)).statusCode())
                .isEqualTo(422);
    }

    @Test
    void aFormMayHaveAFileOfEachKindOfEvidence() throws Exception {
        List<String> kinds =
                Arrays.stream(EvidenceType.values()).map(WireName::of).toList();
        String shared = """
                {"order_id": "%s", "reported_issue": "other"}""".formatted(order);
        Map<String, String> fields =
                Map.of("shared", shared, "codes", "code.value\n" + code(1) + "\n" + code(2) + "\n");
        for (String path : List.of("/api/v1/cases/check", "/api/v1/cases")) {
            HttpResponse<String> answer = form(path, fields, kinds);
            assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
            assertThat(json(answer).at("/evidence/items").findValuesAsText("type"))
                    .containsExactlyInAnyOrderElementsOf(kinds);
        }
        String claim = json(get("/api/v1/claims?order_id=" + order, headers))
                .at("/claims/0/id")
                .asText();
        assertThat(json(get("/api/v1/claims/" + claim, headers))
                        .at("/evidence/items")
                        .findValuesAsText("type"))
                .containsExactlyInAnyOrderElementsOf(kinds);
        HttpResponse<String> unknown = form("/api/v1/cases", fields, List.of("error_screenshots"));
        assertThat(unknown.statusCode()).isEqualTo(422);
        assertThat(json(unknown).at("/errors/0/field").asText()).isEqualTo("error_screenshots");
    }

    @Test
    void aFileIsSentOnceAndNamedByManyClaims() throws Exception {
        HttpResponse<String> kept = form("/api/v1/files", Map.of());
        assertThat(kept.statusCode()).as(kept.body()).isEqualTo(201);
        String id = json(kept).get("id").asText();
        assertThat(json(form("/api/v1/files", Map.of())).get("id").asText()).isEqualTo(id);
        String claim = """
                {"order_id": "%s", "reported_issue": "other", "evidence": [{"type": "error_screenshot", "file_id": "%s"}]}""".formatted(order, id);
        for (int i = 0; i < 2; i++) {
            HttpResponse<String> filed = send("POST", "/api/v1/claims", claim, headers);
            assertThat(filed.statusCode()).as(filed.body()).isEqualTo(201);
            String evidence = json(filed).at("/evidence/items/0/id").asText();
            String path = "/api/v1/claims/" + json(filed).get("id").asText() + "/evidence/" + evidence;
            assertThat(get(path, headers).statusCode()).isEqualTo(200);
        }
        HttpResponse<String> foreign = send("POST", "/api/v1/claims", claim, OTHER);
        assertThat(json(foreign).at("/errors/0/field").asText()).isEqualTo("evidence[0].file_id");
        assertThat(jdbc.sql("select expires_at is null from claims.stored_file where id = ?")
                        .param(id)
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void thePacketHoldsEachClaimAndWhatIsSharedOnceAndVerifies(@TempDir Path folder) throws Exception {
        String id = json(send("POST", "/api/v1/cases", aCase(3, i -> ""), headers))
                .get("id")
                .asText();
        byte[] packet = bytes("/api/v1/cases/" + id + "/packet");
        assertThat(bytes("/api/v1/cases/" + id + "/packet")).isEqualTo(packet);
        UnpackedPacket unpacked = new UnpackedPacket(folder);
        Map<String, byte[]> parts = unpacked.unpack(packet);
        unpacked.key(get("/api/v1/packet-key").body());
        assertThat(unpacked.verified("SHA256SUMS")).isTrue();
        assertThat(unpacked.verified("manifest.json")).isTrue();
        assertThat(unpacked.run("sha256sum", "--strict", "-c", "SHA256SUMS")).isTrue();
        assertThat(parts.keySet().stream().filter(name -> name.startsWith("evidence/")))
                .hasSize(1);
        assertThat(parts.keySet().stream().filter(name -> name.endsWith("/claim.json")))
                .hasSize(3);
        JsonNode manifest = JSON_MAPPER.readTree(parts.get("manifest.json"));
        assertThat(manifest.get("parts")).hasSize(parts.size() - 4);
        assertThat(manifest.get("parts"))
                .allSatisfy(part -> assertThat(
                                Hashes.sha256(parts.get(part.get("path").asText())))
                        .isEqualTo(part.get("sha256").asText()));
    }

    @Test
    void signalsOfOneCaseDoNotCountInIt() throws Exception {
        String id = json(send("POST", "/api/v1/cases", aCase(4, i -> ""), headers))
                .get("id")
                .asText();
        JsonNode claims = json(get("/api/v1/claims?case_id=" + id, headers)).get("claims");
        List<String> own = new ArrayList<>();
        claims.forEach(claim -> own.add(claim.get("id").asText()));
        String another = json(send("POST", "/api/v1/cases", aCase(1, i -> ""), headers))
                .get("id")
                .asText();
        Claim one = store.find(own.get(1)).orElseThrow();
        assertThat(related.withSameFile(one)).noneMatch(other -> own.contains(other.id()));
        assertThat(related.withSameFile(one))
                .anyMatch(other -> store.find(other.id())
                        .map(Claim::caseId)
                        .filter(another::equals)
                        .isPresent());
    }

    @Test
    void aConnectionThatIsCutInTheMiddleLeavesNothing() throws Exception {
        jdbc.sql("""
                create or replace function claims.cut_connection() returns trigger language plpgsql as $$ begin
                    if (select count(*) from claims.claim where order_id = new.order_id) >= 55 then
                        perform pg_terminate_backend(pg_backend_pid());
                    end if;
                    return new;
                end $$""").update();
        jdbc.sql("create trigger cut before insert on claims.claim for each row when (new.order_id = '" + order
                        + "') execute function claims.cut_connection()")
                .update();
        int instances = instances();
        try {
            assertThat(send("POST", "/api/v1/cases", aCase(60, i -> ""), headers)
                            .statusCode())
                    .isEqualTo(503);
            assertThat(json(get("/api/v1/cases", headers)).get("cases")).isEmpty();
            assertThat(json(get("/api/v1/claims", headers)).get("claims")).isEmpty();
            assertThat(instances()).isEqualTo(instances);
        } finally {
            jdbc.sql("drop trigger cut on claims.claim").update();
            jdbc.sql("drop function claims.cut_connection").update();
        }
        assertThat(send("POST", "/api/v1/cases", aCase(60, i -> ""), headers).statusCode())
                .isEqualTo(201);
        assertThat(instances()).isEqualTo(instances + 60);
    }

    @Test
    void limitsAreNamed() throws Exception {
        HttpResponse<String> tooMany = send("POST", "/api/v1/cases", aCase(1001, i -> ""), headers);
        assertThat(tooMany.statusCode()).isEqualTo(422);
        assertThat(json(tooMany).at("/errors/0/field").asText()).isEqualTo("codes");
        HttpResponse<String> none = send("POST", "/api/v1/cases", "{\"codes\": []}", headers);
        assertThat(json(none).at("/errors/0/code").asText()).isEqualTo("required");
        HttpResponse<String> many = send("POST", "/api/v1/cases", aCase(150, i -> ", \"x\": 1"), headers);
        assertThat(json(many).get("errors")).hasSize(100);
        assertThat(json(many).get("more_errors").asInt()).isEqualTo(50);
        assertThat(send("POST", "/api/v1/cases?accept=all", aCase(1, i -> ""), headers)
                        .statusCode())
                .isEqualTo(422);
    }

    private int instances() {
        return jdbc.sql("select count(*) from act_ru_execution where parent_id_ is null")
                .query(Integer.class)
                .single();
    }

    private List<String> events(String path) {
        return jdbc.sql("select type from claims.case_event where case_id = ? order by sequence")
                .param(path.substring(path.lastIndexOf('/') + 1))
                .query(String.class)
                .list();
    }

    private String[] with(String... more) {
        return Stream.concat(Arrays.stream(headers), Arrays.stream(more)).toArray(String[]::new);
    }

    /** A form with a screenshot beside its fields; for files it has nothing else. */
    private HttpResponse<String> form(String path, Map<String, String> fields) throws Exception {
        return form(path, fields, List.of(path.endsWith("/files") ? "file" : "error_screenshot"));
    }

    /** @param files names of the parts, each with a picture */
    private HttpResponse<String> form(String path, Map<String, String> fields, List<String> files) throws Exception {
        var body = new ByteArrayOutputStream();
        fields.forEach((field, value) -> body.writeBytes(
                ("--edge\r\nContent-Disposition: form-data; name=\"" + field + "\"\r\n\r\n" + value + "\r\n")
                        .getBytes(StandardCharsets.UTF_8)));
        for (String file : files) {
            body.writeBytes(("--edge\r\nContent-Disposition: form-data; name=\"" + file
                            + "\"; filename=\"e.png\"\r\nContent-Type: image/png\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            body.writeBytes(Base64.getDecoder().decode(PNG));
            body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        }
        body.writeBytes("--edge--\r\n".getBytes(StandardCharsets.UTF_8));
        return sendBytes(
                "POST",
                path,
                body.toByteArray(),
                headers[0],
                headers[1],
                "Content-Type",
                "multipart/form-data; boundary=edge");
    }

    private byte[] bytes(String path) throws Exception {
        var connection = (HttpURLConnection) get(path, headers).uri().toURL().openConnection();
        connection.setRequestProperty(headers[0], headers[1]);
        try (var in = connection.getInputStream()) {
            return in.readAllBytes();
        }
    }

    /** A case that goes to the reviewers. @param more fields of a code, by its place */
    private String aCase(int codes, IntFunction<String> more) {
        Instant delivered = Instant.now().minus(1, ChronoUnit.DAYS);
        return """
                {"shared": {"order_id": "%s", "reported_issue": "invalid_code",
                  "product": {"region": "US", "denomination": "50 USD"}, "ordered": {"region": "US"}, "account_region": "US",
                  "delivered_at": "%s", "customer_report": {"text": "Not accepted", "error_code": "WC-40371-5"},
                  "evidence": [{"type": "error_screenshot", "file": {"name": "e.png", "content_base64": "%s"}}]},
                 "reference": "many", "codes": [%s]}""".formatted(
                        order,
                        delivered,
                        PNG,
                        IntStream.range(0, codes)
                                .mapToObj(i -> "{\"code\": {\"value\": \"%s\"}%s}".formatted(code(i), more.apply(i)))
                                .collect(Collectors.joining(",")));
    }

    /** Letters that look like no digit, so that no two codes look alike. */
    private static String code(int i) {
        String letters = "ACDEFHJKMN";
        String number = "%08d".formatted(i);
        StringBuilder code = new StringBuilder("WXYP-");
        number.chars().forEach(c -> code.append(letters.charAt(c - '0')));
        return code.insert(9, '-').toString();
    }
}
