/** The product measured beside bare engines and the bare database: same server, same claim, interleaved in one run. */
package com.psnb2b.codesupport.bench;
