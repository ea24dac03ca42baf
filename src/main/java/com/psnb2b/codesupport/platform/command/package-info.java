/** What the application does from the command line, instead of serving: one {@link Command} each. */
@NamedInterface("command")
package com.psnb2b.codesupport.platform.command;

import org.springframework.modulith.NamedInterface;
