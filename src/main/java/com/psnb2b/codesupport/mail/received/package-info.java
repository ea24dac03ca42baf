/**
 * Reads a mail of a stranger: within limits, and trusting nothing in it. Knows neither claims nor contacts.
 */
package com.psnb2b.codesupport.mail.received;
