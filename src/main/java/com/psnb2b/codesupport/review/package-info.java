/**
 * A person's part: what makes a decision valid, when it takes a second person, and what a reviewer is shown.
 */
@ApplicationModule(allowedDependencies = {"code", "claim", "policy", "casework"})
package com.psnb2b.codesupport.review;

import org.springframework.modulith.ApplicationModule;
