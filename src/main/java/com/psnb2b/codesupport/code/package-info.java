/**
 * Voucher codes: how one looks, however it is typed, how it is masked in a text, and the reference that is kept in its
 * place. Knows the JDK and nothing else; everything that a code could reach depends on it.
 */
@ApplicationModule(allowedDependencies = {})
package com.psnb2b.codesupport.code;

import org.springframework.modulith.ApplicationModule;
