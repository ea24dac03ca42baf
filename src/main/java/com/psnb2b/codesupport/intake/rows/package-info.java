/**
 * Many rows in one body, NDJSON or CSV: read one at a time, and a row that cannot be read spoils none of the others.
 */
@NamedInterface("rows")
package com.psnb2b.codesupport.intake.rows;

import org.springframework.modulith.NamedInterface;
