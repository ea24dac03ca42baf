/** What the application does from the command line, instead of serving: one {@link Command} each. */
package com.psnb2b.codesupport.command;
