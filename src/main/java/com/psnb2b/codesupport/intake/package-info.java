/**
 * Reading what comes in. One reader for every channel, so that the same claim is the same claim, and the same fault names
 * the same field, whichever way it took.
 */
@ApplicationModule(allowedDependencies = {"code", "claim", "policy", "evidence"})
package com.psnb2b.codesupport.intake;

import org.springframework.modulith.ApplicationModule;
