package com.psnb2b.codesupport.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.psnb2b.codesupport.MovableClock;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Every key has its own rate, every answer says what is left of it, and what is too much is told when to come back. */
class RateLimitTest extends ApplicationTest {

    private static final int RATE = 5;

    @Autowired
    private ApiKeys keys;

    @Autowired
    private MovableClock clock;

    @AfterEach
    void backToNow() {
        clock.reset();
    }

    @Test
    void whatIsTooMuchIsRefusedUntilRetryAfter() throws Exception {
        String key = key("limited");
        for (int i = 1; i <= RATE; i++) {
            var answer = list(key);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(number(answer, "X-RateLimit-Limit")).isEqualTo(RATE);
            assertThat(number(answer, "X-RateLimit-Remaining")).isEqualTo(RATE - i);
            assertThat(number(answer, "X-RateLimit-Reset")).isBetween(1L, 60L);
        }

        var refused = list(key);
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(json(refused).get("code").asText()).isEqualTo("rate_limited");
        assertThat(number(refused, "X-RateLimit-Remaining")).isZero();
        long wait = number(refused, "Retry-After");
        assertThat(wait).isBetween(1L, 60L);

        clock.moveForward(Duration.ofSeconds(wait - 1).minusMillis(500));
        assertThat(list(key).statusCode()).as("too early").isEqualTo(429);
        clock.moveForward(Duration.ofMillis(1500));
        var again = list(key);
        assertThat(again.statusCode()).as("after Retry-After").isEqualTo(200);
        assertThat(number(again, "X-RateLimit-Remaining")).isEqualTo(RATE - 1);
    }

    @Test
    void anotherKeyOfTheSameResellerIsNotSlowed() throws Exception {
        String spent = key("spent");
        String fresh = key("fresh");
        for (int i = 0; i <= RATE; i++) {
            list(spent);
        }
        assertThat(list(spent).statusCode()).isEqualTo(429);
        assertThat(list(fresh).statusCode()).isEqualTo(200);
    }

    @Test
    void callsAtOnceAreCountedOneByOne() throws Exception {
        String key = key("parallel");
        long granted = IntStream.range(0, 4 * RATE)
                .parallel()
                .mapToObj(i -> unchecked(key))
                .filter(answer -> answer.statusCode() == 200)
                .count();
        assertThat(granted).isEqualTo(RATE);
    }

    @Test
    void thePublishedRateIsThatOfTheThrottledKey() throws Exception {
        assertThat(number(list("demo-throttled-key"), "X-RateLimit-Limit")).isEqualTo(60);
        assertThat(number(list("demo-reseller-key"), "X-RateLimit-Limit")).isEqualTo(60_000);
    }

    @Test
    void withoutAKeyNothingIsCounted() throws Exception {
        var answer = list("no-key-of-ours");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("X-RateLimit-Limit")).isEmpty();
    }

    private String key(String name) {
        return keys.create(
                new ApiCaller("rate test " + name + " " + UUID.randomUUID(), Scope.reseller, "rate-test", RATE));
    }

    private HttpResponse<String> list(String key) throws Exception {
        return get("/api/v1/claims", "Authorization", "Bearer " + key);
    }

    private HttpResponse<String> unchecked(String key) {
        try {
            return list(key);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static long number(HttpResponse<String> answer, String header) {
        return answer.headers().firstValueAsLong(header).orElseThrow();
    }
}
