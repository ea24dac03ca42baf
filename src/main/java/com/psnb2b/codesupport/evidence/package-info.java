/**
 * Evidence files: what they really are, whatever their name says, and how large they may be.
 */
@ApplicationModule(allowedDependencies = {"claim", "platform"})
package com.psnb2b.codesupport.evidence;

import org.springframework.modulith.ApplicationModule;
