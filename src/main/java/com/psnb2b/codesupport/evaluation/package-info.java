/**
 * Evaluation mode: a database of its own, a cluster tried on one machine, and what it has for integrators beyond the product:
 * orders that lead to each state, and a clock that a key moves forward for its own claims. None of it counts in production.
 */
@ApplicationModule(
        allowedDependencies = {
            "code",
            "claim",
            "intake",
            "store",
            "engine",
            "process",
            "access",
            "api",
            "mail",
            "platform"
        })
package com.psnb2b.codesupport.evaluation;

import org.springframework.modulith.ApplicationModule;
