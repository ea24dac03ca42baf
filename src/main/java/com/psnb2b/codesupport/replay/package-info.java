/**
 * What changed decision tables would have made of every past claim: each is judged as of its own time by the tables in
 * force and by the changed ones, so that a difference is the change's alone. Nothing is written.
 */
@ApplicationModule(allowedDependencies = {"claim", "policy", "review", "platform :: command"})
package com.psnb2b.codesupport.replay;

import org.springframework.modulith.ApplicationModule;
