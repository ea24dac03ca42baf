/**
 * How long claims are kept: what is erased by schedule or by request, and what a hold keeps from that
 * (docs/adr/0006-erasure.md).
 */
@ApplicationModule(allowedDependencies = {"claim", "casework", "packet", "store"})
package com.psnb2b.codesupport.retention;

import org.springframework.modulith.ApplicationModule;
