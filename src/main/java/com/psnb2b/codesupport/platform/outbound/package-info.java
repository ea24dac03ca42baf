/**
 * Calls to servers of others. What they answer has a limit in bytes and in seconds, whatever it is; everything that this
 * application asks of another server goes through here.
 */
@NamedInterface("outbound")
package com.psnb2b.codesupport.platform.outbound;

import org.springframework.modulith.NamedInterface;
