/** A room that may know no other, and does: {@code RoomsTest} sees whether that is found. */
@ApplicationModule(allowedDependencies = {})
package com.psnb2b.wrongrooms.lower;

import org.springframework.modulith.ApplicationModule;
