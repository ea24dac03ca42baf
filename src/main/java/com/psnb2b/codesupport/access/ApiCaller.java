package com.psnb2b.codesupport.access;

import com.psnb2b.codesupport.claim.Party;
import java.security.Principal;
import java.util.Set;

/**
 * Whoever calls with a key: in a controller {@code @AuthenticationPrincipal ApiCaller caller}.
 *
 * @param keyName the key's name, unique among keys in force; safe to log
 * @param scope what the key may do
 * @param resellerId whose claims it may see; null for a supplier, who sees all, and for a worker, who sees none
 * @param requestsPerMinute the rate granted to this key
 * @param topics whose tasks it may fetch; empty for all but a worker
 */
public record ApiCaller(String keyName, Scope scope, String resellerId, int requestsPerMinute, Set<String> topics)
        implements Principal {

    public ApiCaller {
        topics = topics == null ? Set.of() : Set.copyOf(topics);
    }

    /** One that is no worker. */
    public ApiCaller(String keyName, Scope scope, String resellerId, int requestsPerMinute) {
        this(keyName, scope, resellerId, requestsPerMinute, Set.of());
    }

    /** On whose behalf a key works. */
    public Party party() {
        if (scope == Scope.worker) {
            throw new IllegalStateException("a worker sees nobody's claims");
        }
        return new Party(scope == Scope.supplier ? null : resellerId);
    }

    @Override
    public String getName() {
        return keyName;
    }
}
