/**
 * Webhooks: what happens to a claim is told to its reseller, at least once and in order, by a queue that is written with
 * the claim (docs/adr/0005-webhooks.md).
 */
@ApplicationModule(allowedDependencies = {"code", "claim", "platform", "platform :: outbound"})
package com.psnb2b.codesupport.webhooks;

import org.springframework.modulith.ApplicationModule;
