/**
 * Owners' examples: claims as they would come in, with what must come out of them. They go through draft tables and a draft
 * model before those count, and nothing of them is kept.
 */
package com.psnb2b.codesupport.process.examples;
