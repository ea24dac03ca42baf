/**
 * What any application would need that looks after itself: its connections, callers and calls, log, command line and key
 * files, and whether it runs for evaluation.
 */
@ApplicationModule(allowedDependencies = {"code", "claim"})
package com.psnb2b.codesupport.platform;

import org.springframework.modulith.ApplicationModule;
