package com.psnb2b.codesupport.webhooks;

import java.time.Instant;
import java.util.List;

/**
 * Where a reseller is told.
 *
 * @param id {@code wh_…}
 * @param events that it is told of
 * @param secretVersion counts the rotations of its secret, from 1
 * @param previousUntil until when the secret before signs as well; null where there is none
 */
record Endpoint(
        String id,
        String resellerId,
        String url,
        List<String> events,
        Instant createdAt,
        int secretVersion,
        Instant previousUntil) {}
