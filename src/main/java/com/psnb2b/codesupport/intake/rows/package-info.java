/**
 * Many rows in one body, NDJSON or CSV: read one at a time, and a row that cannot be read spoils none of the others.
 */
package com.psnb2b.codesupport.intake.rows;
