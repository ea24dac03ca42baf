package com.psnb2b.codesupport.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.psnb2b.codesupport.MovableClock;
import com.psnb2b.codesupport.access.ApplicationTest;
import com.psnb2b.codesupport.api.Scenario;
import com.psnb2b.codesupport.claim.Channel;
import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.ClaimStore;
import com.psnb2b.codesupport.claim.DeliveryRecords;
import com.psnb2b.codesupport.claim.PicturePreviews;
import com.psnb2b.codesupport.claim.RelatedClaim;
import com.psnb2b.codesupport.claim.RelatedClaims;
import com.psnb2b.codesupport.evidence.Pictures;
import com.psnb2b.codesupport.intake.ClaimReader;
import com.psnb2b.codesupport.policy.Signal;
import com.psnb2b.codesupport.policy.Signal.Kind;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The signals of the policy (section 8), found in a real database among real claims. */
class SignalWorkTest extends ApplicationTest {

    @Autowired
    private SignalWork signals;

    @Autowired
    private PictureWork pictures;

    @Autowired
    private PicturePreviews looks;

    @Autowired
    private RelatedClaims related;

    @Autowired
    private ClaimStore claims;

    @Autowired
    private DeliveryRecords deliveries;

    @Autowired
    private ClaimProcess claimProcess;

    @Autowired
    private ClaimReader reader;

    @Autowired
    private TaskService tasks;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MovableClock clock;

    /** Different for each test, so that no test meets the claims of another. */
    private final String own = UUID.randomUUID().toString().substring(0, 8);

    private int made;

    @AfterEach
    void backToNow() {
        clock.reset();
    }

    @Test
    void theSameCodeIsFoundAcrossResellersUnlessWithdrawn() throws Exception {
        String code = code();
        Claim first = file(template("acme", code));
        Claim second = file(template("rival", code));
        assertThat(signal(second, Kind.SAME_CODE).claims())
                .extracting(RelatedClaim::id, RelatedClaim::resellerId)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(first.id(), "acme-" + own));
        claimProcess.withdrawn(first.id(), "reseller:acme");
        assertThat(kinds(second)).doesNotContain(Kind.SAME_CODE);
    }

    @Test
    void aTruncatedCodeIsNoSameCode() throws Exception {
        file(template("acme", "ABC"));
        assertThat(kinds(file(template("acme", "ABC")))).doesNotContain(Kind.SAME_CODE);
    }

    @Test
    void theSameFileIsFoundInAnotherClaimAndNotInTheSame() throws Exception {
        // Of some detail: pictures of few pixels are like each other by chance.
        String picture = base64(Pictures.png(Pictures.storePage("Order " + own, own + "\n" + UUID.randomUUID(), true)));
        ObjectNode once = template("acme", code());
        picture(once, picture);
        picture(once, picture);
        Claim first = file(once);
        assertThat(kinds(first)).doesNotContain(Kind.SAME_FILE, Kind.LIKE_PICTURE);
        ObjectNode again = template("rival", code());
        picture(again, picture);
        Claim second = file(again);
        Signal signal = signal(second, Kind.SAME_FILE);
        assertThat(signal.text()).contains("1 other claim, of another reseller");
        assertThat(signal.claims()).isNotEmpty().allSatisfy(other -> {
            assertThat(other.id()).isEqualTo(first.id());
            assertThat(other.likeEvidenceId())
                    .isEqualTo(
                            second.evidence().get(second.evidence().size() - 1).id());
        });
        assertThat(kinds(second)).as("the same is not alike").doesNotContain(Kind.LIKE_PICTURE);
    }

    @Test
    void aLikePictureIsFoundOnceBothWereLookedAt() throws Exception {
        BufferedImage page = Pictures.storePage("Order " + own, own + "\n" + UUID.randomUUID(), true);
        ObjectNode original = template("acme", code());
        picture(original, base64(Pictures.png(page)));
        Claim first = file(original);
        ObjectNode copy = template("rival", code());
        picture(copy, base64(Pictures.jpeg(Pictures.scaled(page, 800, 450), 0.6f)));
        Claim second = file(copy);

        // In the background, once the transaction that brought it is surely over.
        clock.moveForward(Duration.ofMinutes(2));
        await().untilAsserted(() -> {
            pictures.lookAround();
            assertThat(looks.seen(evidenceOf(first))).isNotEmpty();
            assertThat(looks.seen(evidenceOf(second))).isNotEmpty();
        });
        assertThat(signal(second, Kind.LIKE_PICTURE).claims())
                .extracting(RelatedClaim::id)
                .contains(first.id());
        assertThat(looks.thumbnail(
                        second.id(),
                        second.evidence().get(second.evidence().size() - 1).id()))
                .isPresent();
        assertThat(looks.thumbnail(first.id(), second.evidence().get(0).id()))
                .as("a picture of another claim")
                .isEmpty();
    }

    @Test
    void severalClaimsOnABatchRaiseThePriorityAndDecideNothing() throws Exception {
        Claim[] filed = new Claim[3];
        for (int i = 0; i < filed.length; i++) {
            String code = code();
            ObjectNode claim = template("acme", code);
            claim.withObjectProperty("product").put("sku", "SKU-" + own + i);
            deliver(claim, "BATCH-" + own);
            filed[i] = file(claim);
        }
        assertThat(filed[2].batchId()).isEqualTo("BATCH-" + own);
        assertThat(kinds(filed[1])).contains(Kind.SUPPLY_FAULT);
        assertThat(signal(filed[2], Kind.SUPPLY_FAULT).text()).contains("2 other claims on the production batch");
        assertThat(priority(filed[2])).isEqualTo(priority(filed[0]) + 10);
        assertThat(filed[2].status()).isEqualTo(filed[0].status());

        clock.moveForward(Duration.ofDays(8));
        ObjectNode late = template("acme", code());
        deliver(late, "BATCH-" + own);
        assertThat(kinds(file(late))).as("not within a week").doesNotContain(Kind.SUPPLY_FAULT);
    }

    @Test
    void severalClaimsOfOneTypeOnASkuPointToTheSupply() throws Exception {
        Claim last = null;
        for (int i = 0; i < 5; i++) {
            ObjectNode claim = template("acme", code());
            claim.withObjectProperty("product").put("sku", "SKU-" + own);
            last = file(claim);
        }
        assertThat(signal(last, Kind.SUPPLY_FAULT).text()).contains("4 other claims of this type on the SKU");
        ObjectNode otherType = template("acme", code());
        otherType.withObjectProperty("product").put("sku", "SKU-" + own);
        otherType.withObjectProperty("customer_report").put("error_code", "WC-40372-6");
        assertThat(kinds(file(otherType))).doesNotContain(Kind.SUPPLY_FAULT);
    }

    @Test
    void aResellersRateIsMeasuredAgainstTheOthers() throws Exception {
        delivered("many-" + own, 40);
        // So many that the claims of other tests, which have no deliveries, are no conspicuous rate.
        delivered("few-" + own, 100_000);
        Claim last = null;
        for (int i = 0; i < 8; i++) {
            last = file(template("many", code()));
        }
        Claim usual = file(template("few", code()));
        jdbc.sql("delete from claims.claim_rate").update();
        signals.countRates();
        assertThat(related.rate("many-" + own)).hasValueSatisfying(rate -> {
            assertThat(rate.claims()).isEqualTo(8);
            assertThat(rate.deliveries()).isEqualTo(40);
            assertThat(rate.otherDeliveries()).isGreaterThanOrEqualTo(100_000);
        });
        assertThat(signal(last, Kind.MANY_CLAIMS).text()).contains("8 claims for 40 delivered codes");
        assertThat(kinds(usual)).doesNotContain(Kind.MANY_CLAIMS);
    }

    private void delivered(String reseller, int codes) {
        jdbc.sql("""
                        insert into claims.delivery (reseller_id, order_id, code_key, updated_at, delivered_at, body)
                        select ?, 'ORD-' || n, '', now(), now() - interval '1 day', '{}' from generate_series(1, ?) n""").params(reseller, codes).update();
    }

    @AfterEach
    void takeTheDeliveriesBack() {
        jdbc.sql("delete from claims.delivery where reseller_id like ?")
                .param("%-" + own)
                .update();
    }

    private void deliver(ObjectNode claim, String batch) {
        ObjectNode record = JSON_MAPPER.createObjectNode();
        record.put("order_id", claim.get("order_id").asText());
        record.put("reseller_id", claim.get("reseller_id").asText());
        record.put("batch_id", batch).put("status", "delivered");
        record.putObject("code").put("value", claim.at("/code/value").asText());
        record.put("delivered_at", claim.get("delivered_at").asText());
        deliveries.put(reader.readDelivery(record));
    }

    private ObjectNode template(String reseller, String code) throws Exception {
        ObjectNode claim =
                Scenario.named("invalid code, complete, in time").claim().deepCopy();
        claim.put("reseller_id", reseller + "-" + own);
        claim.put("order_id", "ORD-" + own + ++made);
        // Counted from the moved clock, so that each claim is in time.
        claim.put("delivered_at", clock.instant().minus(Duration.ofHours(40)).toString());
        claim.withObjectProperty("code").put("value", code);
        claim.withObjectProperty("product").put("sku", "SKU-" + own + "-" + ++made);
        return claim;
    }

    private static void picture(ObjectNode claim, String base64) {
        claim.withArrayProperty("evidence")
                .addObject()
                .put("type", "error_screenshot")
                .putObject("file")
                .put("name", "error.png")
                .put("content_base64", base64);
    }

    private Claim file(ObjectNode claim) {
        return claims.find(claimProcess.start(reader.readForStaff(claim, Channel.ENGINE, "user:desk")))
                .orElseThrow();
    }

    private int priority(Claim claim) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(claim.id())
                .singleResult()
                .getPriority();
    }

    private List<String> evidenceOf(Claim claim) {
        return claim.evidence().stream().map(item -> item.id()).toList();
    }

    private Signal signal(Claim claim, Kind kind) {
        return signals.signals(claim).stream()
                .filter(signal -> signal.kind() == kind)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no signal " + kind));
    }

    private List<Kind> kinds(Claim claim) {
        return signals.signals(claim).stream().map(Signal::kind).toList();
    }

    private static String code() {
        return UUID.randomUUID().toString().replace("-", "").substring(0, 12).toUpperCase(Locale.ROOT);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
