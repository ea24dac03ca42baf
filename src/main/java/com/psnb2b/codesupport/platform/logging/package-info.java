/** What every log line goes through, wherever it comes from and whatever form it is written in. */
@NamedInterface("logging")
package com.psnb2b.codesupport.platform.logging;

import org.springframework.modulith.NamedInterface;
