package com.psnb2b.codesupport.platform.outbound;

import java.io.IOException;

/** A server answers with more bytes, or for longer, than it may. */
public class AnswerTooLong extends IOException {

    AnswerTooLong() {
        super("the answer is too long");
    }
}
