package com.psnb2b.codesupport.evidence;

import com.twelvemonkeys.imageio.metadata.Entry;
import com.twelvemonkeys.imageio.metadata.jpeg.JPEG;
import com.twelvemonkeys.imageio.metadata.jpeg.JPEGSegment;
import com.twelvemonkeys.imageio.metadata.jpeg.JPEGSegmentUtil;
import com.twelvemonkeys.imageio.metadata.tiff.TIFF;
import com.twelvemonkeys.imageio.metadata.tiff.TIFFReader;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** How a camera was held: browsers turn a photograph upright by it, so the small copy must be turned as well. */
final class Orientation {

    private Orientation() {}

    /**
     * The picture as a browser shows it.
     *
     * @param jpeg the file that it was read from; one that does not say how it was held stays as it is
     */
    static BufferedImage upright(BufferedImage picture, byte[] jpeg) {
        int quarters = quarters(jpeg);
        if (quarters == 0) {
            return picture;
        }
        boolean lies = quarters % 2 == 1;
        int width = lies ? picture.getHeight() : picture.getWidth();
        int height = lies ? picture.getWidth() : picture.getHeight();
        BufferedImage turned = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = turned.createGraphics();
        graphics.translate(width / 2.0, height / 2.0);
        graphics.rotate(quarters * Math.PI / 2);
        graphics.drawImage(picture, -picture.getWidth() / 2, -picture.getHeight() / 2, null);
        graphics.dispose();
        return turned;
    }

    /** Turns to the right until it is upright, 0 to 3. Mirrored pictures are none of a camera's, and stay as they are. */
    private static int quarters(byte[] jpeg) {
        return switch (held(jpeg)) {
            case 6 -> 1;
            case 3 -> 2;
            case 8 -> 3;
            default -> 0;
        };
    }

    /** What a JPEG says of how it was held, 1 (upright) to 8, as Exif counts; 1 where it says nothing that can be read. */
    static int held(byte[] jpeg) {
        try (var input = new MemoryCacheImageInputStream(new ByteArrayInputStream(jpeg))) {
            List<JPEGSegment> exif = JPEGSegmentUtil.readSegments(input, JPEG.APP1, "Exif");
            if (exif.isEmpty()) {
                return 1;
            }
            try (InputStream data = exif.get(0).data()) {
                // The name of the segment is padded to an even length.
                data.skipNBytes(1);
                Entry held = new TIFFReader()
                        .read(new MemoryCacheImageInputStream(data))
                        .getEntryById(TIFF.TAG_ORIENTATION);
                int value = held == null ? 1 : ((Number) held.getValue()).intValue();
                return value >= 1 && value <= 8 ? value : 1;
            }
        } catch (IOException | RuntimeException e) {
            // What is written there may be damaged though the picture is not.
            return 1;
        }
    }
}
