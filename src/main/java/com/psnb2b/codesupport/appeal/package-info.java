/**
 * Appeals and corrections: a decided claim is looked at again by other persons than before, and gets an outcome of its own
 * that names the first. See {@code docs/adr/0019-appeals.md}.
 */
@ApplicationModule(allowedDependencies = {"claim", "policy", "casework", "review"})
package com.psnb2b.codesupport.appeal;

import org.springframework.modulith.ApplicationModule;
