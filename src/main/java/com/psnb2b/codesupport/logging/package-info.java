/** What every log line goes through, wherever it comes from and whatever form it is written in. */
package com.psnb2b.codesupport.logging;
