/**
 * Reading what comes in. One reader for every door, so that the same claim is the same claim, and the same fault names
 * the same field, whichever way it took.
 */
package com.psnb2b.codesupport.intake;
