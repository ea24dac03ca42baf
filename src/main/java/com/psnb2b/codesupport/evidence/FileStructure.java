package com.psnb2b.codesupport.evidence;

import com.psnb2b.codesupport.platform.Busy;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Whether a file is one whole picture or document and nothing besides. Reads how it is put together first, and then
 * decodes it in little memory and bounded time, so that a bomb costs no more to refuse than another file.
 */
final class FileStructure {

    /** The mark of the file itself, where nothing is looked for. */
    private static final int MARK = 4;

    private FileStructure() {}

    /**
     * Checks a file of this media type.
     *
     * @throws IllegalArgumentException where it is cut off or damaged, moves, holds something besides, is too large a picture,
     *     or would do something by itself when it is opened; the message says what to do
     * @throws Busy where too many others are being checked
     */
    static void check(String mediaType, byte[] bytes) {
        FileCheckSlots.check(budget -> check(mediaType, bytes, budget));
    }

    private static void check(String mediaType, byte[] bytes, WorkBudget budget) {
        switch (mediaType) {
            case "image/png" -> PngStructure.check(ByteBuffer.wrap(bytes), budget);
            case "image/jpeg" -> JpegStructure.check(ByteBuffer.wrap(bytes), budget);
            case "image/webp" -> WebpStructure.check(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN), budget);
            default -> PdfStructure.check(bytes, budget);
        }
        EmbeddedContent.refuse(bytes, MARK);
    }

    static IllegalArgumentException damaged() {
        return new IllegalArgumentException("the file is cut off or damaged; save it again and send that");
    }

    static IllegalArgumentException more() {
        return new IllegalArgumentException(
                "the file holds something besides the picture or document; take a screenshot of it or save it again");
    }

    static IllegalArgumentException moving() {
        return new IllegalArgumentException("the picture moves; take a screenshot of it and send that");
    }
}
