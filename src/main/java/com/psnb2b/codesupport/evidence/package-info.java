/** Evidence files: what they really are, whatever their name says, and how large they may be. */
package com.psnb2b.codesupport.evidence;
