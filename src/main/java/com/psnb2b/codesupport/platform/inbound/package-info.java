/**
 * How slowly somebody may send and take, how many threads may wait for them at a time, and how much of what they send is in
 * memory: a caller who is silent, sends a byte now and then, or very much, holds nothing that others need. Below every
 * entry point, whether somebody has signed in or not.
 */
@NamedInterface("inbound")
package com.psnb2b.codesupport.platform.inbound;

import org.springframework.modulith.NamedInterface;
