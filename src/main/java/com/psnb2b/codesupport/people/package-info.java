/**
 * People, groups, rights and task filters in the engine: what is seeded once, and how a sign-in reaches Camunda.
 */
@ApplicationModule(allowedDependencies = {"engine", "platform", "platform :: database"})
package com.psnb2b.codesupport.people;

import org.springframework.modulith.ApplicationModule;
