/**
 * The claim packet: what was handed to the reviewers, sealed. Made of rows that no longer change, signed, and the same
 * for every download.
 */
@ApplicationModule(allowedDependencies = {"code", "claim", "platform"})
package com.psnb2b.codesupport.packet;

import org.springframework.modulith.ApplicationModule;
