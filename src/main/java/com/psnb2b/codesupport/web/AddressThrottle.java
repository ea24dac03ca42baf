package com.psnb2b.codesupport.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;

/**
 * Bounds what one address may ask of the pages that need no sign-in, counted per node and in memory. A support team may
 * share one address, so that it is more than the published rate of one key.
 *
 * <p>The address is that of the connection: behind a proxy set {@code SERVER_FORWARDHEADERSSTRATEGY=native}, else all
 * visitors count as one.
 */
@Component
class AddressThrottle {

    static final int REQUESTS_A_MINUTE = 120;

    private final Cache<String, AtomicInteger> requests = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofMinutes(1))
            .build();

    /** Counts a request; false where the address has had its share of this minute. */
    boolean lets(String address) {
        return requests.get(address, first -> new AtomicInteger()).incrementAndGet() <= REQUESTS_A_MINUTE;
    }
}
