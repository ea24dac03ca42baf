package com.psnb2b.codesupport.security;

import java.security.Principal;

/**
 * The caller of {@code /api}: in a controller {@code @AuthenticationPrincipal ApiCaller caller}.
 *
 * @param keyName the key's name, unique among keys in force; safe to log
 * @param scope what the key may do
 * @param resellerId whose claims it may see; null for a supplier, who sees all
 * @param requestsPerMinute the rate granted to this key
 */
public record ApiCaller(String keyName, Scope scope, String resellerId, int requestsPerMinute) implements Principal {

    @Override
    public String getName() {
        return keyName;
    }
}
