package com.psnb2b.codesupport.intake.rows;

import java.io.IOException;

/** The rows of a body, in order. */
public interface Rows {

    /** Bytes of one row: a claim with one file of the largest size, in Base64. */
    int LONGEST = 15 * 1024 * 1024;

    /** The next row; null at the end. */
    Row next() throws IOException;
}
