package com.psnb2b.codesupport.intake.rows;

import java.io.IOException;

/** The rows of a body, in order. */
public interface Rows {

    /** The next row; null at the end. */
    Row next() throws IOException;
}
