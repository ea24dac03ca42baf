/**
 * What people read, in their language: one {@link com.psnb2b.codesupport.words.Words} a language, from the files in {@code
 * messages/}.
 */
@ApplicationModule(allowedDependencies = {})
package com.psnb2b.codesupport.words;

import org.springframework.modulith.ApplicationModule;
