package com.psnb2b.codesupport.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.psnb2b.codesupport.access.ApplicationTest;
import com.psnb2b.codesupport.api.Scenario;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Our staff finds any claim by whatever somebody has at hand. */
@ExtendWith(OutputCaptureExtension.class)
class FindPagesTest extends ApplicationTest {

    private static final String CODE = "QZWX-EFGH-TY7M";

    @LocalServerPort
    private int port;

    private Browsing reviewer;
    private String claim;
    private String other;

    @BeforeEach
    void twoClaims() throws Exception {
        claim = file("ORD-find 7", CODE, "their-7", "demo-reseller-key");
        other = file("ORD-FIND-8", "QZWX-EFGH-TY8M", "their-8", "demo-reseller2-key");
        reviewer = new Browsing("http://localhost:" + port);
        reviewer.signIn("reviewer");
    }

    @Test
    void aClaimIsFoundByWhateverIsAtHand(CapturedOutput log) throws Exception {
        for (String words :
                List.of(claim, "ORD-find 7", " ord-FIND7", "their-7", CODE, "qzwxefghty7m", "TY7M", "XXXX-XXXX-TY7M")) {
            String page = found(words);
            assertThat(page).as(words).contains(claim, "XXXX-XXXX-TY7M").doesNotContain(other);
            assertThat(page.toUpperCase(Locale.ROOT).replace("-", "")).as(words).doesNotContain(CODE.replace("-", ""));
        }
        assertThat(found("demo-reseller2")).contains(other).doesNotContain(claim);
        assertThat(log.getAll().toUpperCase(Locale.ROOT).replace("-", "")).doesNotContain(CODE.replace("-", ""));
    }

    @Test
    void whatIsNotThereIsSaidAndWhatIsTooLongIsNotSought() throws Exception {
        for (String words : List.of("ORD-none", "their-", "%", "x".repeat(201), " ")) {
            assertThat(found(words)).as(words).contains("Nothing was found").doesNotContain(claim, other);
        }
    }

    @Test
    void aClaimThatWaitsLeadsToItsTask() throws Exception {
        String page = reviewer.open("/app/find/claims/" + claim).body();
        assertThat(page).contains("Claim on order ORD-find 7", "Open it in Tasklist", "#/?task=");
        assertThat(reviewer.open("/app/find/claims/clm_none").statusCode()).isEqualTo(404);
    }

    @Test
    void theDeskAsksTheCustomerOfAnOpenClaim() throws Exception {
        assertThat(reviewer.open("/app/find/claims/" + claim).body()).doesNotContain("Ask a customer");
        Browsing desk = new Browsing("http://localhost:" + port);
        desk.signIn("desk");
        assertThat(desk.open("/app/find/claims/" + claim).body()).contains("Ask a customer");
        String page = desk.submit("/app/claims/" + claim + "/customer-link", Map.of("language", "ja"))
                .body();
        Matcher link = Pattern.compile("/report/[\\w-]+").matcher(page);
        assertThat(link.find()).as(page).isTrue();
        assertThat(new Browsing("http://localhost:" + port).open(link.group()).body())
                .contains("<html lang=\"ja\"", "TY7M");
    }

    private String found(String words) throws Exception {
        reviewer.open("/app/find");
        var page = reviewer.submit("/app/find", Map.of("q", words));
        assertThat(page.statusCode()).isEqualTo(200);
        return page.body();
    }

    private String file(String order, String code, String reference, String key) throws Exception {
        ObjectNode body =
                (ObjectNode) Scenario.named("invalid code, complete, in time").claim();
        body.put("order_id", order)
                .put("reference", reference)
                .putObject("code")
                .put("value", code);
        var filed =
                send("POST", "/api/v1/claims", body.toString(), "Authorization", "Bearer " + key, "Content-Type", JSON);
        assertThat(filed.statusCode()).as(filed.body()).isEqualTo(201);
        return json(filed).get("id").asText();
    }
}
