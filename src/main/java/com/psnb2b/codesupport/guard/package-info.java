/**
 * The model guard: what a deployment may hold, whoever deploys it, and that no path leads to an outcome which no person
 * has decided. The second safeguard in front of {@link com.psnb2b.codesupport.claim.Claim#resolve}: each holds without
 * the other. What the guard does not know it refuses. See {@code docs/adr/0003-model-guard.md}.
 */
@ApplicationModule(allowedDependencies = {"engine"})
package com.psnb2b.codesupport.guard;

import org.springframework.modulith.ApplicationModule;
