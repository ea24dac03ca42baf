/**
 * The REST API {@code /api/v1} for integrations: claims, evidence, delivery records, and problems that say what to do.
 */
@ApplicationModule(
        allowedDependencies = {
            "appeal",
            "code",
            "claim",
            "policy",
            "intake",
            "precedents",
            "intake :: rows",
            "casework",
            "conversation",
            "customers",
            "store",
            "packet",
            "webhooks",
            "mail",
            "words",
            "retention",
            "access",
            "platform",
            "platform :: database",
            "platform :: inbound",
            "platform :: logging"
        })
package com.psnb2b.codesupport.api;

import org.springframework.modulith.ApplicationModule;
