/**
 * The model guard: what a deployment may hold, whoever deploys it, and that no path leads to an outcome which no person
 * has decided. The second wall in front of {@link com.psnb2b.codesupport.claim.Claim#resolve}: each holds without the
 * other. What the guard does not know it refuses. See {@code docs/adr/0003-model-guard.md}.
 */
package com.psnb2b.codesupport.process.guard;
