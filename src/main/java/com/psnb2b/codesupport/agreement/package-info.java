/**
 * Whether two persons decide alike what both were shown: Cohen's kappa with its interval, and who is overruled so often that
 * it is no accident. Pure figures over second looks, which others keep; they inform persons and change nothing.
 */
@ApplicationModule(allowedDependencies = {})
package com.psnb2b.codesupport.agreement;

import org.springframework.modulith.ApplicationModule;
