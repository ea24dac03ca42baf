package com.psnb2b.codesupport.claim;

import static org.assertj.core.api.Assertions.assertThat;

import com.psnb2b.codesupport.claim.SignalAnswer.About;
import com.psnb2b.codesupport.claim.SignalAnswer.Answer;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** An answer to a signal stands at both claims (policy, section 8). */
class SignalAnswerTest {

    private static final SignalAnswer ANSWER = answer("clm_1", "clm_2", About.SAME_CODE);

    @Test
    void eachClaimSeesTheOther() {
        assertThat(ANSWER.otherThan("clm_1")).isEqualTo("clm_2");
        assertThat(ANSWER.otherThan("clm_2")).isEqualTo("clm_1");
    }

    @Test
    void theLaterAnswerOnTheSamePairCountsWhicheverSideItWasGivenAt() {
        assertThat(answer("clm_1", "clm_2", About.SAME_CODE).isOfTheSame(ANSWER))
                .isTrue();
        assertThat(answer("clm_2", "clm_1", About.SAME_CODE).isOfTheSame(ANSWER))
                .isTrue();
        assertThat(answer("clm_1", "clm_2", About.SAME_FILE).isOfTheSame(ANSWER))
                .isFalse();
        assertThat(answer("clm_1", "clm_3", About.SAME_CODE).isOfTheSame(ANSWER))
                .isFalse();
        assertThat(answer("clm_3", "clm_2", About.SAME_CODE).isOfTheSame(ANSWER))
                .isFalse();
    }

    @Test
    void whoAskedForAHoldIsNamedAsPeopleKnowThem() {
        assertThat(new Hold("why", "user:kim", Instant.EPOCH).who()).isEqualTo("kim");
        assertThat(new Hold("why", "supplier", Instant.EPOCH).who()).isEqualTo("supplier");
    }

    private static SignalAnswer answer(String at, String other, About about) {
        return new SignalAnswer(at, other, about, Answer.RELATED, null, "ann", Instant.EPOCH);
    }
}
