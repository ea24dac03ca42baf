/**
 * What evaluation mode has for integrators beyond the product: orders that lead to each state, and a clock that a key
 * moves forward for its own claims. None of it is there in production.
 */
package com.psnb2b.codesupport.sandbox;
