package com.psnb2b.codesupport.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PartyTest {

    private final Claim ofAcme = claimOf("acme");
    private final Claim ofNobodyYet = claimOf(null);

    @Test
    void aResellerSeesTheirOwnClaims() {
        assertThat(new Party("acme").maySee(ofAcme)).isTrue();
        assertThat(new Party("acme ").maySee(ofAcme)).isFalse();
        assertThat(new Party("other").maySee(ofAcme)).isFalse();
        assertThat(new Party("acme").maySee(ofNobodyYet)).isFalse();
        assertThat(new Party("acme").isSupplier()).isFalse();
        assertThat(new Party("acme").actor()).isEqualTo("reseller:acme");
    }

    @Test
    void theSupplierSeesAllClaims() {
        assertThat(new Party(null).maySee(ofAcme)).isTrue();
        assertThat(new Party(null).maySee(ofNobodyYet)).isTrue();
        assertThat(new Party(null).isSupplier()).isTrue();
        assertThat(new Party(null).actor()).isEqualTo("supplier");
    }

    private static Claim claimOf(String reseller) {
        Submission submission =
                new Submission(new ClaimFactsBuilder().facts(), reseller, Channel.API, "test", List.of());
        return Claim.open("clm_1", submission, Instant.parse("2026-11-20T12:00:00Z"));
    }
}
