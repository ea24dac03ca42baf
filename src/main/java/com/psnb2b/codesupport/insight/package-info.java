/**
 * What all claims together show: daily sums, how long claims wait at which step, what a reseller, a SKU or a batch brought,
 * and every event as one log. It informs persons and changes no claim (docs/adr/0015-figures.md).
 */
@ApplicationModule(allowedDependencies = {"claim", "platform :: database"})
package com.psnb2b.codesupport.insight;

import org.springframework.modulith.ApplicationModule;
