package com.psnb2b.codesupport.evidence;

import java.awt.Color;
import java.awt.Font;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;

/** Pictures as customers send them: a page of a store with an error on it. */
public final class Pictures {

    private Pictures() {}

    /** A page with a title and a message, on a dark console or a light website. */
    public static BufferedImage storePage(String title, String message, boolean dark) {
        BufferedImage page = new BufferedImage(1280, 720, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = page.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setPaint(new GradientPaint(
                0,
                0,
                dark ? new Color(6, 18, 52) : new Color(246, 248, 251),
                1280,
                720,
                dark ? new Color(14, 52, 120) : new Color(224, 231, 242)));
        g.fillRect(0, 0, 1280, 720);
        g.setColor(dark ? Color.WHITE : new Color(0, 55, 145));
        g.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 34));
        g.drawString(title, 80, 90);
        g.setColor(dark ? new Color(22, 26, 40) : Color.WHITE);
        g.fillRoundRect(300, 190, 680, 330, 24, 24);
        g.setColor(dark ? Color.WHITE : new Color(30, 34, 44));
        g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 26));
        int line = 265;
        for (String text : message.split("\n")) {
            g.drawString(text, 345, line);
            line += 38;
        }
        g.setColor(new Color(0, 112, 220));
        g.fillRoundRect(560, 445, 160, 46, 23, 23);
        g.setColor(Color.WHITE);
        g.drawString("OK", 620, 477);
        g.dispose();
        return page;
    }

    /** The same picture, smaller. */
    public static BufferedImage scaled(BufferedImage picture, int width, int height) {
        BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = small.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        g.drawImage(picture, 0, 0, width, height, null);
        g.dispose();
        return small;
    }

    public static byte[] png(BufferedImage picture) {
        try (var bytes = new ByteArrayOutputStream()) {
            ImageIO.write(picture, "png", bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param quality 0 to 1 */
    public static byte[] jpeg(BufferedImage picture, float quality) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (var bytes = new ByteArrayOutputStream();
                var output = ImageIO.createImageOutputStream(bytes)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(quality);
            writer.setOutput(output);
            writer.write(null, new IIOImage(picture, null, null), param);
            output.flush();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
    }
}
