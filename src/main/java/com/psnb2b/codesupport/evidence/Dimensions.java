package com.psnb2b.codesupport.evidence;

import com.psnb2b.codesupport.claim.EvidenceLimits;

/** Width and height that a picture says it has, in pixels; known before anything of it is decoded. */
record Dimensions(long width, long height) {

    /** @throws IllegalArgumentException where it has none, or more than {@link EvidenceLimits} allows */
    Dimensions {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("the picture has no width or no height");
        }
        boolean tooLarge = width > EvidenceLimits.PICTURE_SIDE
                || height > EvidenceLimits.PICTURE_SIDE
                || width * height > EvidenceLimits.PICTURE_PIXELS;
        if (tooLarge) {
            throw new IllegalArgumentException(
                    "a picture may have at most 50 megapixels, and 20,000 pixels a side; send it smaller");
        }
    }
}
