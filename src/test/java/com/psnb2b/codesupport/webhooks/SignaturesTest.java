package com.psnb2b.codesupport.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.psnb2b.codesupport.code.CodeSealer;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignaturesTest {

    private static final byte[] KEY = "the key that this test signs with".getBytes(UTF_8);
    private static final byte[] EARLIER = "the key that was current before it".getBytes(UTF_8);
    private static final byte[] BODY = "{}".getBytes(UTF_8);
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    private final Endpoint endpoint = new Endpoint("wh_1", "a", "https://example.com", List.of(), NOW, 1, null);

    @Test
    void withOneKeyAndNoRotationThereIsOneSignature() {
        Signatures signatures = new Signatures(new CodeSealer(KEY));

        assertThat(signatures.header(endpoint, BODY, NOW)).isEqualTo(expected(signatures.secret("wh_1", 1)));
    }

    @Test
    void theSecretOfAnEarlierKeySignsBehindTheCurrentOne() {
        Signatures signatures = new Signatures(new CodeSealer(KEY, List.of(EARLIER)));
        Signatures before = new Signatures(new CodeSealer(EARLIER));

        assertThat(signatures.header(endpoint, BODY, NOW))
                .isEqualTo(expected(signatures.secret("wh_1", 1), before.secret("wh_1", 1)));
    }

    private static String expected(String... secrets) {
        StringBuilder header = new StringBuilder("t=" + NOW.getEpochSecond());
        for (String secret : secrets) {
            header.append(",v1=").append(Signatures.sign(secret, NOW.getEpochSecond(), BODY));
        }
        return header.toString();
    }
}
