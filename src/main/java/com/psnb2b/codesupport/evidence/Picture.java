package com.psnb2b.codesupport.evidence;

import com.psnb2b.codesupport.claim.PicturePreviews.Look;
import com.psnb2b.codesupport.platform.Busy;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Reads an untrusted picture for its fingerprint and a small copy. Only the formats that are kept as
 * evidence are read, nothing is read at more than about a thousand pixels a side, and whatever cannot be read is nothing.
 */
public final class Picture {

    private static final int READ_SIDE = 1000;
    private static final int THUMBNAIL_SIDE = 320;

    private Picture() {}

    /** Whether a file of this media type, by content, is a picture. */
    public static boolean isPicture(String mediaType) {
        return mediaType.startsWith("image/");
    }

    /** What can be made of the bytes of a PNG, JPEG or WebP; {@link Look#NOTHING} of anything else. */
    public static Look look(byte[] bytes) {
        try {
            BufferedImage picture = read(bytes);
            return new Look(PictureFingerprint.of(picture), thumbnail(picture));
        } catch (Busy busy) {
            // Another time.
            throw busy;
        } catch (IOException | RuntimeException e) {
            // The readers of the JDK throw many things at what is no sound picture; a person still sees the original.
            return Look.NOTHING;
        }
    }

    private static BufferedImage read(byte[] bytes) throws IOException {
        BufferedImage picture = scaled(Pixels.read(bytes, READ_SIDE), READ_SIDE);
        return Pixels.isJpeg(bytes) ? Orientation.upright(picture, bytes) : picture;
    }

    private static byte[] thumbnail(BufferedImage picture) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (var output = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(scaled(picture, THUMBNAIL_SIDE), "jpeg", output);
        }
        return bytes.toByteArray();
    }

    /** On white, no larger than this, and never enlarged. */
    private static BufferedImage scaled(BufferedImage picture, int side) {
        double scale = Math.min(1, (double) side / Math.max(picture.getWidth(), picture.getHeight()));
        int width = Math.max(1, (int) Math.round(picture.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(picture.getHeight() * scale));
        BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = small.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(picture, 0, 0, width, height, Color.WHITE, null);
        graphics.dispose();
        return small;
    }
}
