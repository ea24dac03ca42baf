package com.psnb2b.codesupport.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import java.time.Duration;
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

    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** An address that was silent for a whole minute has its whole share again, so that forgetting it changes nothing. */
    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterAccess(MINUTE.plusSeconds(1))
            .build();

    /** Counts a request; false where the address has had its share of this minute. */
    boolean lets(String address) {
        return lets(address, 1);
    }

    /** The same of a request that is as much work as several. @param requests 1 to {@link #REQUESTS_A_MINUTE} */
    boolean lets(String address, int requests) {
        return buckets.get(address, first -> fullBucket()).tryConsume(requests);
    }

    private static Bucket fullBucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(REQUESTS_A_MINUTE).refillIntervally(REQUESTS_A_MINUTE, MINUTE))
                .build();
    }
}
