/**
 * The thread of a claim or a case: what its reseller and our staff say to each other, what a reviewer asks, and what our
 * staff note for themselves (contract, section 6). Nothing in it decides anything.
 */
@ApplicationModule(allowedDependencies = {"code", "claim", "policy", "casework"})
package com.psnb2b.codesupport.conversation;

import org.springframework.modulith.ApplicationModule;
