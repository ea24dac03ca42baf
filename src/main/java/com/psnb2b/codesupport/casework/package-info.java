/**
 * The steps of work on a claim, each one read, one pure function, one write. The process calls them in the order that its
 * drawing says; entry points start it and tell it what came in.
 */
@ApplicationModule(allowedDependencies = {"code", "claim", "policy", "evidence", "platform"})
package com.psnb2b.codesupport.casework;

import org.springframework.modulith.ApplicationModule;
