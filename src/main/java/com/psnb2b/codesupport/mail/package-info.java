/**
 * Mail: a reseller's contacts are told what happens to their claims, by the queue of the webhooks, and their answers come in
 * as words and evidence (docs/adr/0017-mail.md).
 */
@ApplicationModule(
        allowedDependencies = {
            "code",
            "claim",
            "policy",
            "words",
            "intake",
            "casework",
            "conversation",
            "webhooks",
            "access",
            "platform"
        })
package com.psnb2b.codesupport.mail;

import org.springframework.modulith.ApplicationModule;
