/**
 * The steps of work on a claim, each one read, one pure function, one write. The process calls them in the order that its
 * drawing says; the doors start it and bring it news.
 */
package com.psnb2b.codesupport.casework;
