package com.psnb2b.codesupport.intake.rows;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A line of a body, without its end.
 *
 * @param number from 1
 * @param bytes null where the line is longer than a row may be
 */
record Line(long number, byte[] bytes) {

    boolean isTooLong() {
        return bytes == null;
    }

    boolean isBlank() {
        if (bytes == null) {
            return false;
        }
        for (byte b : bytes) {
            if (b != ' ' && b != '\t') {
                return false;
            }
        }
        return true;
    }

    int length() {
        return bytes == null ? 0 : bytes.length;
    }

    /** The text; empty where it is not UTF-8. */
    Optional<String> text() {
        try {
            // A new decoder reports what is malformed, where the constructor of String would replace it.
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
