package com.psnb2b.codesupport.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.psnb2b.codesupport.MovableClock;
import com.psnb2b.codesupport.access.ApiCaller;
import com.psnb2b.codesupport.access.ApiKeys;
import com.psnb2b.codesupport.access.ApplicationTest;
import com.psnb2b.codesupport.access.Scope;
import com.psnb2b.codesupport.evidence.Pictures;
import com.psnb2b.codesupport.platform.database.PassingFailure;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A file of {@code POST /files} is kept for a day, or as long as evidence needs it, and not without a limit. */
class KeptFilesTest extends ApplicationTest {

    private static final String[] SUPPLIER = {"Authorization", "Bearer demo-supplier-key", "Content-Type", JSON};

    private final String reseller = "files-" + UUID.randomUUID();
    private String[] headers;

    @Autowired
    private ApiKeys keys;

    @Autowired
    private JdbcStoredFiles files;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private MovableClock clock;

    @BeforeEach
    void aResellerOfItsOwn() {
        String key = keys.create(new ApiCaller(reseller, Scope.reseller, reseller, 60_000));
        headers = new String[] {"Authorization", "Bearer " + key, "Content-Type", JSON};
    }

    @AfterEach
    void backToNow() {
        clock.reset();
    }

    @Test
    void oneThatNobodyUsesIsGoneAfterADayAndOneThatIsUsedStays() throws Exception {
        String unused = kept("unused");
        String used = kept("used");
        String evidence = path(json(filed(used)), 0);

        clock.moveForward(Duration.ofHours(24).minusMinutes(1));
        String inTime = kept("in time");
        assertThat(files.find(reseller, unused, clock.instant()))
                .as("a minute before it goes")
                .isPresent();

        clock.moveForward(Duration.ofMinutes(2));
        HttpResponse<String> late = filed(unused);
        assertThat(late.statusCode()).isEqualTo(422);
        assertThat(json(late).at("/errors/0/field").asText()).isEqualTo("evidence[0].file_id");
        assertThat(json(late).at("/errors/0/code").asText()).isEqualTo("unknown_file");
        files.sweep();
        assertThat(ids()).as("whoever named it in time may be filing").contains(unused, used);

        clock.moveForward(Duration.ofHours(1));
        files.sweep();
        assertThat(ids()).containsExactlyInAnyOrder(used, inTime);
        assertThat(get(evidence, headers).statusCode()).isEqualTo(200);
        assertThat(filed(used).statusCode()).isEqualTo(201);
    }

    @Test
    void moreThanAResellerMayKeepUnusedIsRefusedByName() throws Exception {
        kept("small");
        jdbc.sql("update claims.stored_file set size = ? where reseller_id = ?")
                .params(500 * 1024 * 1024, reseller)
                .update();
        HttpResponse<String> refused = keep("more");
        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(json(refused).at("/errors/0/field").asText()).isEqualTo("file");
        assertThat(json(refused).at("/errors/0/message").asText()).contains("500 MB");
        assertThat(ids()).hasSize(1);
        assertThat(keep("small").statusCode()).as("kept already").isEqualTo(201);

        jdbc.sql("update claims.stored_file set expires_at = null where reseller_id = ?")
                .param(reseller)
                .update();
        assertThat(keep("more").statusCode()).as("what is used does not count").isEqualTo(201);
    }

    /** Named while the last evidence that had it was erased: the sender is told to send it again, and then that it is gone. */
    @Test
    void takingOneThatIsGoneMeanwhileIsALostRace() {
        assertThatThrownBy(
                        () -> jdbc.sql(JdbcStoredFiles.TAKE).param("file_none").update())
                .matches(PassingFailure::is);
    }

    /** Erasing its last evidence failed while another claim took it: the file was deleted under that one's hands. */
    @Test
    void oneThatIsTakenWhileItsLastEvidenceIsErasedStays() throws Exception {
        String file = kept("shared");
        JsonNode first = json(filed(file));
        String other = json(filed(kept("another"))).get("id").asText();
        String claim = first.get("id").asText();
        assertThat(send("POST", "/api/v1/claims/" + claim + "/withdrawal", null, headers)
                        .statusCode())
                .isEqualTo(200);

        CompletableFuture<HttpResponse<String>> erasing = transaction.execute(status -> {
            jdbc.sql(JdbcStoredFiles.TAKE).param(file).update();
            jdbc.sql(
                            "insert into claims.evidence (id, claim_id, type, sha256, created_at, file_id)"
                                    + " select id || 'x', ?, type, sha256, created_at, file_id from claims.evidence where claim_id = ?")
                    .params(other, claim)
                    .update();
            var erased = CompletableFuture.supplyAsync(() -> erase(claim));
            await().until(() -> jdbc.sql("select exists (select 1 from pg_stat_activity"
                            + " where wait_event_type = 'Lock' and query like '%claims.stored_file%')")
                    .query(Boolean.class)
                    .single());
            return erased;
        });

        assertThat(erasing.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
        assertThat(ids()).contains(file);
        assertThat(erase(other).statusCode()).as("still open").isEqualTo(409);
    }

    private HttpResponse<String> erase(String claim) {
        try {
            return send("POST", "/api/v1/claims/" + claim + "/erasure", "{\"reason\": \"request 7\"}", SUPPLIER);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> ids() {
        return jdbc.sql("select id from claims.stored_file where reseller_id = ?")
                .param(reseller)
                .query(String.class)
                .list();
    }

    private String kept(String shown) throws Exception {
        HttpResponse<String> kept = keep(shown);
        assertThat(kept.statusCode()).as(kept.body()).isEqualTo(201);
        return json(kept).get("id").asText();
    }

    private HttpResponse<String> keep(String shown) throws Exception {
        byte[] picture = Pictures.png(Pictures.storePage(shown, "The code is not valid", true));
        String file = "{\"name\": \"%s.png\", \"content_base64\": \"%s\"}"
                .formatted(shown, Base64.getEncoder().encodeToString(picture));
        return send("POST", "/api/v1/files", file, headers);
    }

    private HttpResponse<String> filed(String file) throws Exception {
        return send(
                "POST",
                "/api/v1/claims",
                "{\"order_id\": \"FILES\", \"reported_issue\": \"other\", \"evidence\": [{\"type\": \"error_screenshot\", \"file_id\": \"%s\"}]}"
                        .formatted(file),
                headers);
    }

    private static String path(JsonNode claim, int piece) {
        return "/api/v1/claims/" + claim.get("id").asText() + "/evidence/"
                + claim.at("/evidence/items/" + piece + "/id").asText();
    }
}
