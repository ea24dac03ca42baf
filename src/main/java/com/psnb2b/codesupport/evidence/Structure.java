package com.psnb2b.codesupport.evidence;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Whether a file is one whole picture or document and nothing besides. Reads how it is put together and decodes nothing,
 * so that a bomb costs no more to refuse than another file.
 */
final class Structure {

    private static final byte[] END_OF_ZIP = {'P', 'K', 5, 6};
    private static final int END_OF_ZIP_BYTES = 22;
    private static final int ZIP_COMMENT_BYTES = 0xFFFF;

    private Structure() {}

    /**
     * Checks a file of this media type.
     *
     * @throws IllegalArgumentException where it is cut off or damaged, holds something besides, is too large a picture,
     *     or would do something by itself when it is opened; the message says what to do
     */
    static void check(String mediaType, byte[] bytes) {
        switch (mediaType) {
            case "image/png" -> PngStructure.check(ByteBuffer.wrap(bytes));
            case "image/jpeg" -> JpegStructure.check(ByteBuffer.wrap(bytes));
            case "image/webp" -> WebpStructure.check(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN));
            default -> PdfStructure.check(new String(bytes, StandardCharsets.ISO_8859_1));
        }
        if (endsAsZip(bytes)) {
            throw more();
        }
    }

    static IllegalArgumentException damaged() {
        return new IllegalArgumentException("the file is cut off or damaged; save it again and send that");
    }

    static IllegalArgumentException more() {
        return new IllegalArgumentException(
                "the file holds something besides the picture or document; take a screenshot of it or save it again");
    }

    /** An archive is read from its end, so that a file can be one and begin as something else. */
    private static boolean endsAsZip(byte[] bytes) {
        int first = Math.max(0, bytes.length - END_OF_ZIP_BYTES - ZIP_COMMENT_BYTES);
        for (int i = bytes.length - END_OF_ZIP_BYTES; i >= first; i--) {
            if (bytes[i] == END_OF_ZIP[0]
                    && bytes[i + 1] == END_OF_ZIP[1]
                    && bytes[i + 2] == END_OF_ZIP[2]
                    && bytes[i + 3] == END_OF_ZIP[3]
                    && i + END_OF_ZIP_BYTES + commentLength(bytes, i) == bytes.length) {
                return true;
            }
        }
        return false;
    }

    private static int commentLength(byte[] bytes, int end) {
        return bytes[end + 20] & 0xFF | (bytes[end + 21] & 0xFF) << 8;
    }
}
