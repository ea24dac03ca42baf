package com.psnb2b.codesupport.webhooks;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How webhooks are sent.
 *
 * @param allowPrivate whether an endpoint may have a private, link-local or loopback address: only where every reseller
 *     may reach the network that this application stands in
 * @param poll how often a node looks for what is to be told
 * @param timeout of one call, with its answer
 */
@ConfigurationProperties("codesupport.webhooks")
record WebhookSettings(
        @DefaultValue("false") boolean allowPrivate,
        @DefaultValue("PT1S") Duration poll,
        @DefaultValue("PT10S") Duration timeout) {}
