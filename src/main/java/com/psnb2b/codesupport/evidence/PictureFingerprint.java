package com.psnb2b.codesupport.evidence;

import java.awt.image.BufferedImage;
import java.util.Arrays;

/**
 * A perceptual hash: 64 bits that stay the same but for a few when a picture is scaled, compressed again or cropped a
 * little. They say where the 64 lowest frequencies of its brightness are above their median.
 */
final class PictureFingerprint {

    private static final int CELLS = 32;
    private static final int FREQUENCIES = 8;

    /** Steps of brightness, of 255, within which a picture is one flat colour: noise alone would make its bits. */
    private static final double FLAT = 8;

    private static final double[][] COSINE = new double[FREQUENCIES][CELLS];

    static {
        for (int frequency = 0; frequency < FREQUENCIES; frequency++) {
            for (int cell = 0; cell < CELLS; cell++) {
                COSINE[frequency][cell] = Math.cos((2 * cell + 1) * frequency * Math.PI / (2 * CELLS));
            }
        }
    }

    private PictureFingerprint() {}

    /** Null where the picture is one flat colour, and would look like every other such picture. */
    static Long of(BufferedImage picture) {
        double[][] brightness = brightness(picture);
        double darkest =
                Arrays.stream(brightness).flatMapToDouble(Arrays::stream).min().orElse(0);
        double brightest =
                Arrays.stream(brightness).flatMapToDouble(Arrays::stream).max().orElse(0);
        if (brightest - darkest < FLAT) {
            return null;
        }
        double[] strengths = strengths(brightness);
        // The first is the mean brightness, which says nothing about the look.
        double[] sorted = Arrays.copyOfRange(strengths, 1, strengths.length);
        Arrays.sort(sorted);
        double median = sorted[sorted.length / 2];
        long bits = 0;
        for (double strength : strengths) {
            bits = bits << 1 | (strength > median ? 1 : 0);
        }
        return bits;
    }

    /** The low frequencies of a discrete cosine transform, row by row. */
    private static double[] strengths(double[][] brightness) {
        double[] strengths = new double[FREQUENCIES * FREQUENCIES];
        for (int v = 0; v < FREQUENCIES; v++) {
            for (int u = 0; u < FREQUENCIES; u++) {
                double sum = 0;
                for (int y = 0; y < CELLS; y++) {
                    for (int x = 0; x < CELLS; x++) {
                        sum += brightness[y][x] * COSINE[u][x] * COSINE[v][y];
                    }
                }
                strengths[v * FREQUENCIES + u] = sum;
            }
        }
        return strengths;
    }

    /** Mean brightness, 0 to 255, of each cell of a grid laid over the picture. */
    private static double[][] brightness(BufferedImage picture) {
        double[][] cells = new double[CELLS][CELLS];
        for (int y = 0; y < CELLS; y++) {
            int top = y * picture.getHeight() / CELLS;
            int bottom = Math.max(top + 1, (y + 1) * picture.getHeight() / CELLS);
            for (int x = 0; x < CELLS; x++) {
                int left = x * picture.getWidth() / CELLS;
                int right = Math.max(left + 1, (x + 1) * picture.getWidth() / CELLS);
                cells[y][x] = mean(picture, left, top, right, bottom);
            }
        }
        return cells;
    }

    private static double mean(BufferedImage picture, int left, int top, int right, int bottom) {
        long sum = 0;
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                int rgb = picture.getRGB(x, y);
                sum += 299L * (rgb >> 16 & 0xFF) + 587L * (rgb >> 8 & 0xFF) + 114L * (rgb & 0xFF);
            }
        }
        return sum / 1000.0 / ((long) (right - left) * (bottom - top));
    }
}
