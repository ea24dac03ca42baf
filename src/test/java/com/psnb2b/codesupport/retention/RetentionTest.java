package com.psnb2b.codesupport.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.psnb2b.codesupport.MovableClock;
import com.psnb2b.codesupport.access.ApplicationTest;
import com.psnb2b.codesupport.api.Scenario;
import com.psnb2b.codesupport.evidence.Pictures;
import com.psnb2b.codesupport.packet.UnpackedPacket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What people wrote and sent is gone when its time is over, and what was sealed of it still verifies. */
class RetentionTest extends ApplicationTest {

    private static final String[] RESELLER = {
        "Authorization", "Bearer demo-reseller2-key", "Content-Type", JSON, "Idempotency-Key"
    };
    private static final String[] SUPPLIER = {"Authorization", "Bearer demo-supplier-key", "Content-Type", JSON};
    private static final String REASON = "{\"reason\": \"request 2026-114\"}";

    /** Written in each place where anybody can write. */
    private final String mark = "Marietta" + UUID.randomUUID().toString().replace("-", "");

    private final byte[] picture = Pictures.png(Pictures.storePage(mark, "The code is not valid", true));

    /** The claim whose packets {@link #bytes} reads. */
    private String asked;

    @TempDir
    private Path folder;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MovableClock clock;

    @Autowired
    private RetentionSweep sweep;

    @LocalServerPort
    private int port;

    @AfterEach
    void backToToday() {
        clock.reset();
    }

    @Test
    void whatWasWrittenAndSentIsNowhereAfterARequest() throws Exception {
        String id = resolvedWithWordsEverywhere();
        KeptTexts kept = new KeptTexts(jdbc);
        byte[] ofThePicture = endOfThePicture();
        assertThat(kept.of(mark))
                .contains(
                        "claims.claim",
                        "claims.claim_event",
                        "claims.evidence",
                        "claims.idempotency_key",
                        "claims.message",
                        "public.act_hi_comment");
        assertThat(kept.of(ofThePicture)).contains("claims.evidence");
        String evidence = read(id).at("/evidence/items/0/id").asText();
        Session reviewer = signedIn("reviewer");
        String thumbnail = "/app/claims/" + id + "/evidence/" + evidence + "/thumbnail";
        assertThat(get(thumbnail, "Cookie", reviewer.cookie()).statusCode()).isEqualTo(200);

        var answer = erase(id);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(json(answer).get("erased_at").asText()).isNotBlank();

        assertThat(kept.of(mark)).isEmpty();
        assertThat(kept.of(ofThePicture)).isEmpty();
        assertThat(count("claims.picture", id)).isZero();
        assertThat(erase(id).body()).as("asked for twice").isEqualTo(answer.body());
        everyEntryPointStillAnswers(id, evidence, reviewer, thumbnail);
    }

    @Test
    void whatACaseSharesGoesWithTheLastClaimThatNeedsIt() throws Exception {
        String body = """
                {"shared": {"order_id": "ORD-%s", "reported_issue": "invalid_code",
                   "customer_report": {"text": "%s"},
                   "evidence": [{"type": "error_screenshot", "file": {"name": "e.png", "content_base64": "%s"}}]},
                 "codes": [{"code": {"value": "WXYP-ACDE-FHJK"}}, {"code": {"value": "WXYP-ACDE-FHJM"}}]}""".formatted(UUID.randomUUID(), mark, Base64.getEncoder().encodeToString(picture));
        String[] headers = Arrays.copyOf(RESELLER, RESELLER.length + 1);
        headers[RESELLER.length] = UUID.randomUUID().toString();
        JsonNode filed = json(send("POST", "/api/v1/cases", body, headers));
        String id = filed.get("id").asText();
        String evidence = filed.at("/evidence/items/0/id").asText();
        List<String> claims = jdbc.sql("select id from claims.claim where case_id = ? order by id")
                .param(id)
                .query(String.class)
                .list();
        headers[RESELLER.length] = UUID.randomUUID().toString();
        assertThat(send("POST", "/api/v1/cases/" + id + "/withdrawal", "", headers)
                        .statusCode())
                .isEqualTo(200);
        byte[] ofThePicture = endOfThePicture();
        KeptTexts kept = new KeptTexts(jdbc);

        assertThat(erase(claims.get(0)).statusCode()).isEqualTo(200);
        assertThat(kept.of(ofThePicture)).as("the other claim needs it").isNotEmpty();
        assertThat(get("/api/v1/claims/" + claims.get(1) + "/evidence/" + evidence, SUPPLIER)
                        .statusCode())
                .isEqualTo(200);
        assertThat(get("/api/v1/claims/" + claims.get(0) + "/evidence/" + evidence, SUPPLIER)
                        .statusCode())
                .isEqualTo(410);

        assertThat(erase(claims.get(1)).statusCode()).isEqualTo(200);
        assertThat(kept.of(ofThePicture)).isEmpty();
        assertThat(kept.of(mark)).isEmpty();
    }

    /** With its check sums: the blank parts of two pictures can be the same bytes. */
    private byte[] endOfThePicture() {
        return Arrays.copyOfRange(picture, picture.length - 64, picture.length);
    }

    private void everyEntryPointStillAnswers(String id, String evidence, Session reviewer, String thumbnail)
            throws Exception {
        JsonNode claim = read(id);
        assertThat(claim.at("/outcome/decision").asText()).isEqualTo("closure");
        assertThat(claim.at("/classification/type").asText()).isEqualTo("invalid_code");
        assertThat(claim.at("/evidence/items/0/sha256").asText()).hasSize(64);
        assertThat(claim.at("/evidence/items/0/name").asText()).isEqualTo("[erased]");
        var gone = get("/api/v1/claims/" + id + "/evidence/" + evidence, SUPPLIER);
        assertThat(gone.statusCode()).isEqualTo(410);
        assertThat(json(gone).get("code").asText()).isEqualTo("erased");
        JsonNode timeline =
                json(get("/api/v1/claims/" + id + "/timeline", SUPPLIER)).get("events");
        assertThat(timeline.findValuesAsText("type")).contains("claim.created", "claim.resolved", "claim.erased");
        assertThat(timeline.get(timeline.size() - 1).at("/data/internal/note").asText())
                .isEqualTo("request 2026-114");

        JsonNode file = json(get("/app/claims/" + id, "Cookie", reviewer.cookie()));
        assertThat(file.get("erased_at").asText()).isNotBlank();
        assertThat(file.at("/reported/text").asText()).isEqualTo("[erased]");
        assertThat(get(thumbnail, "Cookie", reviewer.cookie()).statusCode()).isEqualTo(404);
        var page = get("/status/claims/" + id, "Cookie", signedIn("reseller2").cookie());
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .containsPattern("Erased on \\d{4}-\\d\\d-\\d\\d: what was sent and written is no longer kept")
                .doesNotContain(evidence);
        assertThat(get("/api/v1/claims?order_id=" + claim.get("order_id").asText(), SUPPLIER)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void whatWasSealedStillVerifies() throws Exception {
        String id = resolvedWithWordsEverywhere();
        UnpackedPacket unpacked = new UnpackedPacket(folder);
        unpacked.key(get("/api/v1/packet-key").body());
        Map<String, byte[]> before = unpacked.unpack(bytes("/packet"));
        assertThat(unpacked.verified("SHA256SUMS")).isTrue();
        assertThat(unpacked.run("sha256sum", "--strict", "-c", "SHA256SUMS")).isTrue();
        byte[] lastSupplement = bytes("/packet/supplements/2");
        assertThat(new KeptTexts(jdbc).of(mark)).contains("claims.packet");
        assertThat(erase(id).statusCode()).isEqualTo(200);
        assertThat(new KeptTexts(jdbc).of(mark)).isEmpty();

        UnpackedPacket later = new UnpackedPacket(folder.resolve("later"));
        Map<String, byte[]> after = later.unpack(bytes("/packet"));
        later.key(get("/api/v1/packet-key").body());
        assertThat(after)
                .containsOnlyKeys(
                        "manifest.json",
                        "manifest.json.sig",
                        "SHA256SUMS",
                        "SHA256SUMS.sig",
                        "VERIFY.txt",
                        "ERASED.txt");
        assertThat(after.get("manifest.json")).isEqualTo(before.get("manifest.json"));
        assertThat(after.get("SHA256SUMS.sig")).isEqualTo(before.get("SHA256SUMS.sig"));
        assertThat(later.verified("SHA256SUMS")).isTrue();
        assertThat(later.verified("manifest.json")).isTrue();
        assertThat(later.run("sha256sum", "--strict", "--ignore-missing", "-c", "SHA256SUMS"))
                .isTrue();

        // Never asked for before it was erased, and sealed all the same.
        later.unpack(bytes("/packet/supplements/1"));
        assertThat(later.verified("SHA256SUMS")).isTrue();
        Map<String, byte[]> outcome = later.unpack(bytes("/packet/supplements/2"));
        assertThat(outcome.get("outcome.json"))
                .isEqualTo(later.unpack(lastSupplement).get("outcome.json"));
        assertThat(bytes("/packet")).as("each time the same").isEqualTo(bytes("/packet"));
    }

    private byte[] bytes(String path) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1/claims/" + asked + path))
                .header("Authorization", "Bearer demo-reseller2-key")
                .build();
        var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    @Test
    void anOpenClaimIsNotErasedAndOneUnderAHoldNeither() throws Exception {
        String id = file();
        refused(erase(id), "claim_open");
        assertThat(post(id, "hold", "{\"reason\": \"court file 7 O 21/26\"}").statusCode())
                .isEqualTo(200);
        withdraw(id);

        var held = erase(id);
        refused(held, "on_hold");
        assertThat(json(held).get("detail").asText()).contains("court file 7 O 21/26", "supplier");
        refused(post(id, "hold", REASON), "on_hold");
        assertThat(get(
                                "/api/v1/claims/" + id + "/evidence/"
                                        + read(id).at("/evidence/items/0/id").asText(),
                                SUPPLIER)
                        .statusCode())
                .isEqualTo(200);

        assertThat(post(id, "release", REASON).statusCode()).isEqualTo(200);
        refused(post(id, "release", REASON), "not_on_hold");
        assertThat(erase(id).statusCode()).isEqualTo(200);
        refused(post(id, "hold", REASON), "erased");
        assertThat(post("clm_none", "erasure", REASON).statusCode()).isEqualTo(404);
        var without = post(id, "erasure", "{}");
        assertThat(without.statusCode()).isEqualTo(422);
        assertThat(json(without).at("/errors/0/field").asText()).isEqualTo("reason");
    }

    @Test
    void theScheduleErasesWhatHasEndedAndIsUnderNoHold() throws Exception {
        clock.moveForward(Duration.ofDays(-300));
        String ended = file();
        String held = file();
        String open = file();
        withdraw(ended);
        withdraw(held);
        post(held, "hold", REASON);

        clock.moveForward(Duration.ofDays(179));
        sweep.sweep();
        assertThat(count("claims.evidence", ended)).isEqualTo(1);

        clock.moveForward(Duration.ofDays(2));
        sweepUntil(() -> count("claims.evidence", ended) == 0);
        assertThat(read(ended).hasNonNull("erased_at")).isFalse();
        assertThat(read(ended).get("evidence_erased_at").asText()).isNotBlank();
        assertThat(read(ended).at("/evidence/items/0/name").asText()).contains(mark);

        clock.moveForward(Duration.ofDays(185));
        sweepUntil(() -> read(ended).hasNonNull("erased_at"));
        assertThat(read(ended).at("/evidence/items/0/name").asText()).isEqualTo("[erased]");
        assertThat(count("claims.evidence", held)).isEqualTo(1);
        assertThat(count("claims.evidence", open)).isEqualTo(1);
        assertThat(get("/actuator/prometheus", "Authorization", basic("admin", "admin"))
                        .body())
                .contains("event=\"claim.erased\"", "event=\"claim.evidence_erased\"");

        post(held, "release", REASON);
        sweepUntil(() -> read(held).hasNonNull("erased_at"));
        assertThat(read(open).hasNonNull("erased_at")).isFalse();
    }

    @Test
    void nodesThatSweepAtOnceEraseEachClaimOnce() throws Exception {
        clock.moveForward(Duration.ofDays(-400));
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            ids.add(file());
            withdraw(ids.get(i));
        }
        clock.reset();

        List<CompletableFuture<Void>> nodes = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            nodes.add(CompletableFuture.runAsync(sweep::sweep));
        }
        nodes.forEach(CompletableFuture::join);
        for (String id : ids) {
            sweepUntil(() -> read(id).hasNonNull("erased_at"));
            assertThat(json(get("/api/v1/claims/" + id + "/timeline", SUPPLIER))
                            .get("events")
                            .findValuesAsText("type"))
                    .filteredOn(type -> type.endsWith("erased"))
                    .containsExactly("claim.evidence_erased", "claim.erased");
        }
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    /** A sweep takes a second at most, and a database may hold much to erase. */
    private void sweepUntil(Condition condition) {
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            sweep.sweep();
            return condition.holds();
        });
    }

    private void refused(HttpResponse<String> answer, String code) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(409);
        assertThat(json(answer).get("code").asText()).isEqualTo(code);
    }

    /** A claim that has been through everything, each place where somebody can write holding the mark. */
    private String resolvedWithWordsEverywhere() throws Exception {
        String id = file();
        JsonNode task = task(id);
        as("reviewer", "POST", "/task/" + task.get("id").asText() + "/claim", "{\"userId\": \"reviewer\"}");
        var comment = as(
                "admin",
                "POST",
                "/task/" + task.get("id").asText() + "/comment/create",
                "{\"message\": \"" + mark + " called\"}");
        assertThat(comment.statusCode()).as(comment.body()).isEqualTo(200);
        complete(task, "more_evidence", "ask " + mark + " for the wallet");
        var more = send(
                "POST",
                "/api/v1/claims/" + id + "/evidence",
                "{\"type\": \"customer_message\", \"content\": {\"text\": \"" + mark + " again\", \"source\": \"" + mark
                        + "\"}}",
                Arrays.copyOf(RESELLER, 4));
        assertThat(more.statusCode()).as(more.body()).isEqualTo(200);
        String[] headers = Arrays.copyOf(RESELLER, RESELLER.length + 1);
        headers[RESELLER.length] = UUID.randomUUID().toString();
        String message = "{\"text\": \"" + mark + " says hello\"}";
        assertThat(send("POST", "/api/v1/claims/" + id + "/messages", message, headers)
                        .statusCode())
                .isEqualTo(200);
        String note = "{\"text\": \"" + mark + " in a note\", \"internal\": true}";
        assertThat(send("POST", "/api/v1/claims/" + id + "/messages", note, SUPPLIER)
                        .statusCode())
                .isEqualTo(200);
        JsonNode again = task(id);
        as("reviewer", "POST", "/task/" + again.get("id").asText() + "/claim", "{\"userId\": \"reviewer\"}");
        complete(again, "closure", mark + " was wrong");
        assertThat(read(id).get("status").asText()).isEqualTo("resolved");
        asked = id;
        return id;
    }

    private void complete(JsonNode task, String decision, String note) throws Exception {
        var done = as(
                "reviewer",
                "POST",
                "/task/" + task.get("id").asText() + "/complete",
                "{\"variables\": {\"decision\": {\"value\": \"%s\"}, \"reasonCode\": {\"value\": \"evidence_insufficient\"}, \"reviewNote\": {\"value\": \"%s\"}}}"
                        .formatted(decision, note));
        assertThat(done.statusCode()).as(done.body()).isEqualTo(204);
    }

    private JsonNode task(String id) throws Exception {
        return json(as("reviewer", "GET", "/task?processInstanceBusinessKey=" + id, null))
                .get(0);
    }

    private String file() throws Exception {
        Instant now = clock.instant();
        ObjectNode claim =
                (ObjectNode) Scenario.named("invalid code, complete, in time").claim();
        claim.put("order_id", "RETENTION-" + UUID.randomUUID());
        claim.put("reference", "for " + mark);
        claim.put("delivered_at", now.minus(Duration.ofDays(2)).toString());
        claim.remove("retrieved_at");
        ObjectNode report = claim.putObject("customer_report");
        report.put("text", "My name is " + mark).put("error_code", "WC-40371-5");
        ((ObjectNode) claim.at("/evidence/0/file"))
                .put("name", mark + ".png")
                .put("content_base64", Base64.getEncoder().encodeToString(picture));
        String[] headers = Arrays.copyOf(RESELLER, 6);
        headers[5] = UUID.randomUUID().toString();
        var filed = send("POST", "/api/v1/claims", claim.toString(), headers);
        assertThat(filed.statusCode()).as(filed.body()).isEqualTo(201);
        assertThat(json(filed).get("status").asText()).isEqualTo("under_review");
        return json(filed).get("id").asText();
    }

    private void withdraw(String id) throws Exception {
        assertThat(send("POST", "/api/v1/claims/" + id + "/withdrawal", "", Arrays.copyOf(RESELLER, 4))
                        .statusCode())
                .isEqualTo(200);
    }

    private HttpResponse<String> erase(String id) throws Exception {
        return post(id, "erasure", REASON);
    }

    private HttpResponse<String> post(String id, String what, String body) throws Exception {
        return send("POST", "/api/v1/claims/" + id + "/" + what, body, SUPPLIER);
    }

    private JsonNode read(String id) throws Exception {
        return json(get("/api/v1/claims/" + id, SUPPLIER));
    }

    private int count(String table, String id) {
        return jdbc.sql("select count(*) from " + table + " where claim_id = ?")
                .param(id)
                .query(Integer.class)
                .single();
    }
}
