package com.psnb2b.codesupport.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.psnb2b.codesupport.claim.Ids;
import com.psnb2b.codesupport.code.CodeSealer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** An address for answers names one claim and one contact, and nobody can make one. */
class ReplyAddressTest {

    private static final byte[] OLD = "the key that was current before, 32 bytes".getBytes(StandardCharsets.UTF_8);
    private static final byte[] NEW = "the key that is current now, of 32 bytes".getBytes(StandardCharsets.UTF_8);
    private static final Instant NOW = Instant.parse("2026-12-01T10:00:00Z");

    private final MailTokens tokens = new MailTokens(new CodeSealer(NEW, List.of(OLD)));

    @Test
    void itIsReadAsItWasWrittenAndIsShortEnough() {
        for (int i = 0; i < 200; i++) {
            for (String about : List.of(Ids.claim(), Ids.claimCase())) {
                ReplyAddress address = new ReplyAddress(about, i * 299_999L);
                String tail = address.tail(tokens);
                assertThat("n".repeat(ReplyAddress.LONGEST_NAME) + "+" + tail).hasSizeLessThanOrEqualTo(64);
                assertThat(ReplyAddress.of(tail, tokens)).contains(address);
                assertThat(ReplyAddress.of(tail.toUpperCase(Locale.ROOT), tokens))
                        .contains(address);
            }
        }
    }

    @Test
    void anyOtherCharacterMakesItNone() {
        String tail = new ReplyAddress(Ids.claim(), 7).tail(tokens);
        for (int i = 0; i < tail.length(); i++) {
            char other = tail.charAt(i) == '1' ? '2' : '1';
            String forged = tail.substring(0, i) + other + tail.substring(i + 1);
            assertThat(ReplyAddress.of(forged, tokens)).as(forged).isEmpty();
        }
        assertThat(ReplyAddress.of("", tokens)).isEmpty();
        assertThat(ReplyAddress.of(tail + "0", tokens)).isEmpty();
        assertThat(ReplyAddress.of(tail.substring(1), tokens)).isEmpty();
    }

    @Test
    void oneThatAnEarlierKeySignedCounts() {
        ReplyAddress address = new ReplyAddress(Ids.claim(), 3);
        String before = address.tail(new MailTokens(new CodeSealer(OLD)));
        assertThat(ReplyAddress.of(before, tokens)).contains(address);
        assertThat(ReplyAddress.of(before, new MailTokens(new CodeSealer(NEW)))).isEmpty();
    }

    @Test
    void aLinkIsForOnePurposeAndEnds() {
        String id = Ids.contact();
        String link = tokens.link(MailTokens.Purpose.CONFIRM, id, NOW.plus(Duration.ofDays(7)));
        assertThat(tokens.contactOf(MailTokens.Purpose.CONFIRM, link, NOW)).contains(id);
        assertThat(tokens.contactOf(MailTokens.Purpose.UNSUBSCRIBE, link, NOW)).isEmpty();
        assertThat(tokens.contactOf(MailTokens.Purpose.CONFIRM, link, NOW.plus(Duration.ofDays(8))))
                .isEmpty();
        assertThat(tokens.contactOf(MailTokens.Purpose.CONFIRM, link.replace(id, Ids.contact()), NOW))
                .isEmpty();
        assertThat(tokens.contactOf(
                        MailTokens.Purpose.CONFIRM, link.replaceFirst("\\.[0-9a-z]+\\.", ".zzzzzzzzzzzzz."), NOW))
                .isEmpty();
        assertThat(tokens.contactOf(MailTokens.Purpose.CONFIRM, null, NOW)).isEmpty();
    }
}
