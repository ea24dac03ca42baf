/**
 * Who may come in, and at which entry point: API keys on {@code /api}, HTTP Basic on {@code /engine-rest}, one form
 * sign-in for people. Knows nothing of Camunda; {@link com.psnb2b.codesupport.people.People} is where its users come
 * from.
 */
@ApplicationModule(allowedDependencies = {"code", "claim", "people", "words", "platform", "platform :: outbound"})
package com.psnb2b.codesupport.access;

import org.springframework.modulith.ApplicationModule;
