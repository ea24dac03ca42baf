/**
 * Who may come in, and through which door: API keys on {@code /api}, HTTP Basic on {@code /engine-rest}, one form
 * sign-in for people. Knows nothing of Camunda; {@link com.psnb2b.codesupport.security.People} is where its users come
 * from.
 */
package com.psnb2b.codesupport.security;
