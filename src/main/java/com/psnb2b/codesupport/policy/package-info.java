/**
 * The Code Support Policy as pure functions: classification, required evidence, coverage, window, timeline and wording.
 * The tables that a process owner changes stand behind {@link com.psnb2b.codesupport.policy.PolicyTables}. No Spring, no
 * engine, no clock but the moment that is handed in.
 */
@ApplicationModule(allowedDependencies = {"code", "claim"})
package com.psnb2b.codesupport.policy;

import org.springframework.modulith.ApplicationModule;
