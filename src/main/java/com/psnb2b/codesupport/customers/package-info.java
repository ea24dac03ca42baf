/** What an end customer says on a page of their own: asked for by a reseller, kept as a draft, or told of an open claim. */
@ApplicationModule(allowedDependencies = {"code", "claim", "access"})
package com.psnb2b.codesupport.customers;

import org.springframework.modulith.ApplicationModule;
