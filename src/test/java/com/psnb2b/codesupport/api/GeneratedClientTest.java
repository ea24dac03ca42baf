package com.psnb2b.codesupport.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.psnb2b.codesupport.access.ApplicationTest;
import com.psnb2b.codesupport.client.ApiClient;
import com.psnb2b.codesupport.client.api.ClaimsApi;
import com.psnb2b.codesupport.client.model.Claim;
import com.psnb2b.codesupport.client.model.ClaimStatus;
import com.psnb2b.codesupport.client.model.Code;
import com.psnb2b.codesupport.client.model.CustomerReport;
import com.psnb2b.codesupport.client.model.EvidenceFile;
import com.psnb2b.codesupport.client.model.EvidenceName;
import com.psnb2b.codesupport.client.model.EvidenceType;
import com.psnb2b.codesupport.client.model.NewClaim;
import com.psnb2b.codesupport.client.model.NewEvidence;
import com.psnb2b.codesupport.client.model.Product;
import com.psnb2b.codesupport.client.model.ReportedIssue;
import java.time.OffsetDateTime;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An integrator generates a client from the committed description, and files, completes and reads a claim with it. */
class GeneratedClientTest extends ApplicationTest {

    @LocalServerPort
    private int port;

    private ClaimsApi claims;

    @BeforeEach
    void client() {
        ApiClient client = new ApiClient();
        client.updateBaseUri("http://localhost:" + port);
        client.setRequestInterceptor(request -> request.header("Authorization", "Bearer demo-reseller-key"));
        claims = new ClaimsApi(client);
    }

    @Test
    void filesCompletesAndReadsAClaim() throws Exception {
        String order = "ORD-CLIENT-" + ThreadLocalRandom.current().nextInt(Integer.MAX_VALUE);
        NewClaim wanted = new NewClaim()
                .orderId(order)
                .reportedIssue(ReportedIssue.INVALID_CODE)
                .code(new Code().value("CLNT-GENR-0001"))
                .product(new Product().region("US"))
                .accountRegion("US")
                .deliveredAt(OffsetDateTime.now().minusDays(2))
                .customerReport(new CustomerReport().errorCode("WC-40371-5"));
        assertThat(claims.checkClaim(wanted, null).getId()).isNull();

        Claim filed = claims.fileClaim(wanted, UUID.randomUUID().toString());
        assertThat(filed.getStatus()).isEqualTo(ClaimStatus.COLLECTING);
        assertThat(filed.getEvidence().getMissing()).containsExactly(EvidenceName.ERROR_SCREENSHOT);
        assertThat(filed.getCode().getMasked()).isEqualTo("XXXX-XXXX-0001");

        Claim completed = claims.addEvidence(
                filed.getId(),
                new NewEvidence()
                        .type(EvidenceType.ERROR_SCREENSHOT)
                        ._file(new EvidenceFile().name("error.png").contentBase64(Scenario.png())),
                null);
        assertThat(completed.getStatus()).isEqualTo(ClaimStatus.UNDER_REVIEW);

        assertThat(claims.getClaim(filed.getId())).isEqualTo(completed);
        assertThat(claims.listClaims(null, null, order, null, 10, null).getClaims())
                .containsExactly(completed);
        assertThat(claims.getTimeline(filed.getId()).getEvents()).hasSizeGreaterThan(3);
    }

    @Test
    void aFaultNamesItsField() {
        var refused = catchThrowableOfType(
                com.psnb2b.codesupport.client.ApiException.class,
                () -> claims.checkClaim(
                        new NewClaim()
                                .orderId("ORD-CLIENT")
                                .reportedIssue(ReportedIssue.OTHER)
                                .accountRegion("XX"),
                        null));
        assertThat(refused.getCode()).isEqualTo(422);
        assertThat(refused.getResponseBody()).contains("\"account_region\"");
    }
}
