/**
 * How claims like this one were decided: what a claim is like by its traits, which decided claims are most like it, and
 * how those ended. They inform persons, and preselect nothing (contract, section 8).
 */
@ApplicationModule(allowedDependencies = {"code", "claim", "policy", "store", "platform :: database"})
package com.psnb2b.codesupport.precedents;

import org.springframework.modulith.ApplicationModule;
