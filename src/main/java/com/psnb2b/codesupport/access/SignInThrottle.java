package com.psnb2b.codesupport.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Slows down the guessing of passwords: after ten failures for one name within five minutes the name is refused for a
 * minute, right password or not.
 *
 * <p>Counts are per node and in memory, so that a cluster of three allows thirty, and a restart forgets. Whoever knows
 * a name can keep its owner out by failing on purpose; a minute is the price of that.
 */
@Component
class SignInThrottle {

    static final int FAILURES = 10;
    private static final int NAMES = 10_000;

    private final Cache<String, Integer> failures;
    private final Cache<String, Boolean> refused;

    @Autowired
    SignInThrottle() {
        this(Ticker.systemTicker());
    }

    SignInThrottle(Ticker ticker) {
        failures = cache(Duration.ofMinutes(5), ticker);
        refused = cache(Duration.ofMinutes(1), ticker);
    }

    boolean refuses(String name) {
        return refused.getIfPresent(name) != null;
    }

    void failed(String name) {
        if (failures.asMap().merge(name, 1, Integer::sum) >= FAILURES) {
            refused.put(name, true);
            failures.invalidate(name);
        }
    }

    void succeeded(String name) {
        failures.invalidate(name);
    }

    private static <V> Cache<String, V> cache(Duration kept, Ticker ticker) {
        return Caffeine.newBuilder()
                .maximumSize(NAMES)
                .expireAfterWrite(kept)
                .ticker(ticker)
                .build();
    }
}
