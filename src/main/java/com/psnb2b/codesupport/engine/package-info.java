/**
 * What differs from stock Camunda, and why: settings, checks in front of its commands, how it reaches PostgreSQL, which
 * rights come with a task, what it answers for a failure. Knows of our models what it is told ({@link ModelNames},
 * {@link CallableBeans}).
 */
@ApplicationModule(allowedDependencies = {"code", "claim", "casework", "platform", "platform :: database"})
package com.psnb2b.codesupport.engine;

import org.springframework.modulith.ApplicationModule;
