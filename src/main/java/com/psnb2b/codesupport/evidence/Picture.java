package com.psnb2b.codesupport.evidence;

import com.psnb2b.codesupport.claim.PictureLooks.Look;
import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Looks at a picture that a stranger sent: for its fingerprint and a small copy. Only the formats that are kept as
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
            return picture == null ? Look.NOTHING : new Look(PictureFingerprint.of(picture), thumbnail(picture));
        } catch (IOException | RuntimeException e) {
            // The readers of the JDK throw many things at what is no sound picture; a person still sees the original.
            return Look.NOTHING;
        }
    }

    private static BufferedImage read(byte[] bytes) throws IOException {
        ImageReader reader = reader(bytes);
        if (reader == null) {
            return null;
        }
        try (var input = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            reader.setInput(input, true, true);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            if ((long) width * height > EvidenceLimits.PICTURE_PIXELS) {
                return null;
            }
            int step = Math.max(1, Math.max(width, height) / READ_SIDE);
            ImageReadParam param = reader.getDefaultReadParam();
            param.setSourceSubsampling(Math.min(step, width), Math.min(step, height), 0, 0);
            BufferedImage picture = scaled(reader.read(0, param), READ_SIDE);
            return isJpeg(bytes) ? Orientation.upright(picture, bytes) : picture;
        } finally {
            reader.dispose();
        }
    }

    /** A reader by the first bytes, of these three formats alone. */
    private static ImageReader reader(byte[] bytes) throws IOException {
        if (startsWith(bytes, 0, 0x89, 'P', 'N', 'G')) {
            return ImageIO.getImageReadersByFormatName("png").next();
        }
        if (isJpeg(bytes)) {
            return ImageIO.getImageReadersByFormatName("jpeg").next();
        }
        boolean webp = startsWith(bytes, 0, 'R', 'I', 'F', 'F') && startsWith(bytes, 8, 'W', 'E', 'B', 'P');
        return webp ? new WebPImageReaderSpi().createReaderInstance(null) : null;
    }

    private static boolean isJpeg(byte[] bytes) {
        return startsWith(bytes, 0, 0xFF, 0xD8, 0xFF);
    }

    private static boolean startsWith(byte[] bytes, int from, int... expected) {
        if (bytes.length < from + expected.length) {
            return false;
        }
        for (int i = 0; i < expected.length; i++) {
            if ((bytes[from + i] & 0xFF) != expected[i]) {
                return false;
            }
        }
        return true;
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
