/**
 * What a claim is: the facts that are stated, the evidence, the judgement, the decision, and the life of a claim from
 * report to outcome. Knows the JDK and nothing else, so that every other part may depend on it.
 */
@ApplicationModule(allowedDependencies = {"code"})
package com.psnb2b.codesupport.claim;

import org.springframework.modulith.ApplicationModule;
