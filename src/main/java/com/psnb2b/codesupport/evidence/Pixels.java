package com.psnb2b.codesupport.evidence;

import com.psnb2b.codesupport.platform.Busy;
import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Decodes pictures of strangers: as small as asked for, in the memory that {@link FileMemory} has, and for some seconds. */
final class Pixels {

    /** Memory a pixel while it is decoded, as measured; a progressive JPEG is held as a whole outside the heap. */
    private static final int JPEG = 6;

    private static final int WEBP_LOSSY = 30;
    private static final int WEBP_LOSSLESS = 9;

    /** Sides of the copy that is made to see whether a picture can be decoded at all. */
    private static final int ANY_SIDE = 200;

    private Pixels() {}

    /**
     * The picture, with every n-th pixel of it, so that it has not much more than this many a side.
     *
     * @throws IOException where it cannot be decoded
     * @throws IllegalArgumentException where it has too many pixels, or takes too long
     */
    static BufferedImage read(byte[] file, int side) throws IOException {
        return reading(file, (reader, param) -> reader.read(0, param), side, WorkBudget.full());
    }

    /** @throws IllegalArgumentException where its pixels cannot be decoded, or not all of them */
    static void check(byte[] file, WorkBudget budget) {
        try {
            // A JPEG for print has four colours, which cannot be made a picture and are as sound.
            reading(
                    file,
                    (reader, param) -> reader.canReadRaster() ? reader.readRaster(0, param) : reader.read(0, param),
                    ANY_SIDE,
                    budget);
        } catch (IOException | RuntimeException e) {
            if (e instanceof Busy busy) {
                throw busy;
            }
            budget.check();
            throw FileStructure.damaged();
        }
    }

    private interface Reading<T> {
        T read(ImageReader reader, ImageReadParam param) throws IOException;
    }

    private static <T> T reading(byte[] file, Reading<T> reading, int side, WorkBudget budget) throws IOException {
        ImageReader reader = reader(file);
        try (var input = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            reader.setInput(input, true, true);
            Dimensions size = new Dimensions(reader.getWidth(0), reader.getHeight(0));
            int step = (int) Math.max(1, Math.max(size.width(), size.height()) / side);
            ImageReadParam param = reader.getDefaultReadParam();
            param.setSourceSubsampling((int) Math.min(step, size.width()), (int) Math.min(step, size.height()), 0, 0);
            var faults = new Faults();
            reader.addIIOReadWarningListener(faults);
            reader.addIIOReadProgressListener(new ReadingDeadline(budget));
            try (FileMemory room = FileMemory.of(size.width() * size.height() * bytesAPixel(file))) {
                T read = reading.read(reader, param);
                budget.check();
                if (faults.any) {
                    throw FileStructure.damaged();
                }
                return read;
            }
        } finally {
            reader.dispose();
        }
    }

    private static int bytesAPixel(byte[] file) {
        if (isWebp(file)) {
            return ByteSearch.next(Arrays.copyOf(file, Math.min(file.length, 64)), 12, "VP8L") > 0
                    ? WEBP_LOSSLESS
                    : WEBP_LOSSY;
        }
        return isJpeg(file) ? JPEG : 1;
    }

    /** A reader by the first bytes, of the three formats that are kept alone. */
    private static ImageReader reader(byte[] file) throws IOException {
        if (ByteSearch.isAt(file, 0, "\u0089PNG")) {
            return ImageIO.getImageReadersByFormatName("png").next();
        }
        if (isJpeg(file)) {
            return ImageIO.getImageReadersByFormatName("jpeg").next();
        }
        if (isWebp(file)) {
            return new WebPImageReaderSpi().createReaderInstance(null);
        }
        throw new IOException("no picture");
    }

    static boolean isJpeg(byte[] file) {
        return ByteSearch.isAt(file, 0, "\u00FF\u00D8\u00FF");
    }

    static boolean isWebp(byte[] file) {
        return ByteSearch.isAt(file, 0, "RIFF") && ByteSearch.isAt(file, 8, "WEBP");
    }

    /** Readers go on where pixels are missing or more than there should be, and say so. */
    private static final class Faults implements IIOReadWarningListener {

        private boolean any;

        @Override
        public void warningOccurred(ImageReader source, String warning) {
            any |= warning.startsWith("Corrupt JPEG") || warning.startsWith("Premature end");
        }
    }
}
