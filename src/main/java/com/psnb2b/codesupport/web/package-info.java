/**
 * Pages rendered on the server, for people who have signed in or are about to.
 */
@ApplicationModule(
        allowedDependencies = {
            "appeal",
            "code",
            "claim",
            "policy",
            "evidence",
            "intake",
            "intake :: rows",
            "casework",
            "conversation",
            "customers",
            "precedents",
            "review",
            "agreement",
            "secondlook",
            "process :: drafts",
            "process :: migration",
            "retention",
            "replay",
            "insight",
            "people",
            "access",
            "words",
            "api",
            "mail",
            "platform"
        })
package com.psnb2b.codesupport.web;

import org.springframework.modulith.ApplicationModule;
