/**
 * PostgreSQL behind the interfaces of {@code claim}: claims and their evidence, delivery records.
 */
@ApplicationModule(allowedDependencies = {"code", "claim", "platform :: database"})
package com.psnb2b.codesupport.store;

import org.springframework.modulith.ApplicationModule;
