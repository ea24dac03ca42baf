/**
 * The calls of workers at {@code /engine-rest}: what a program with a worker's key sends and is answered, in the shapes of
 * the engine's REST API, so that its clients can be used.
 */
@ApplicationModule(allowedDependencies = {"claim", "intake", "casework", "access"})
package com.psnb2b.codesupport.workers;

import org.springframework.modulith.ApplicationModule;
