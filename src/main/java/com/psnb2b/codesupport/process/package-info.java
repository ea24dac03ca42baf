/**
 * The claims' process: the delegates and listeners that the model names, the way from an entry point into the process, the
 * deployed decision tables, deployment, and the migration of running claims. Everything here reads, calls one function and
 * writes.
 */
@ApplicationModule(
        allowedDependencies = {
            "code",
            "claim",
            "policy",
            "intake",
            "casework",
            "review",
            "secondlook",
            "appeal",
            "engine",
            "guard",
            "platform",
            "platform :: database",
            "platform :: outbound",
            "platform :: command"
        })
package com.psnb2b.codesupport.process;

import org.springframework.modulith.ApplicationModule;
