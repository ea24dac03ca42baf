package com.psnb2b.codesupport.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import com.psnb2b.codesupport.claim.Channel;
import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.ClaimFactsBuilder;
import com.psnb2b.codesupport.claim.Submission;
import com.psnb2b.codesupport.policy.Wording;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PreparedTextsTest {

    @Test
    void theyNameWhatIsTheClaimsAndPromiseNothing() {
        var prepared = PreparedTexts.of(claim());
        assertThat(prepared).hasSizeGreaterThan(2).allSatisfy(text -> {
            assertThat(text.text()).doesNotContain("{");
            assertThat(Wording.promiseIn(text.text())).isEmpty();
        });
        assertThat(prepared).anyMatch(text -> text.text().contains("ORD-1"));
        assertThat(prepared)
                .as("nothing is known to be missing")
                .noneMatch(text -> text.name().equals("Still missing"));
    }

    private static Claim claim() {
        return Claim.open(
                "clm_1",
                new Submission(new ClaimFactsBuilder().facts(), "demo", Channel.API, "reseller:demo", List.of(), null),
                Instant.EPOCH);
    }
}
