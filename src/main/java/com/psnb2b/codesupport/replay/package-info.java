/**
 * What changed decision tables would have made of every past claim: each is judged again as of its own time, and compared
 * with what was recorded. Nothing is written.
 */
package com.psnb2b.codesupport.replay;
