package com.psnb2b.codesupport.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.psnb2b.codesupport.claim.PicturePreviews.Look;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Pictures of the same look are known again, others are not, and nothing that a stranger sends does harm. */
class PictureTest {

    private static final BufferedImage DARK =
            Pictures.storePage("PlayStation Store", "The code is not valid.\nWC-40371-5", true);

    /** Drawn by a browser: 64 × 40, lossy, with a colour profile. */
    private static final String WEBP =
            "UklGRgIDAABXRUJQVlA4WAoAAAAgAAAAPwAAJwAASUNDUMgBAAAAAAHIAAAAAAQwAABtbnRyUkdCIFhZ"
                    + "WiAH4AABAAEAAAAAAABhY3NwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAA9tYAAQAAAADTLQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
                    + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAlkZXNjAAAA8AAAACRyWFlaAAABFAAAABRnWFlaAAABKAAAABRiWFlaAAABPAAAABR3dHB0"
                    + "AAABUAAAABRyVFJDAAABZAAAAChnVFJDAAABZAAAAChiVFJDAAABZAAAAChjcHJ0AAABjAAAADxtbHVjAAAAAAAAAAEAAAAMZW5VUwAAAAgA"
                    + "AAAcAHMAUgBHAEJYWVogAAAAAAAAb6IAADj1AAADkFhZWiAAAAAAAABimQAAt4UAABjaWFlaIAAAAAAAACSgAAAPhAAAts9YWVogAAAAAAAA"
                    + "9tYAAQAAAADTLXBhcmEAAAAAAAQAAAACZmYAAPKnAAANWQAAE9AAAApbAAAAAAAAAABtbHVjAAAAAAAAAAEAAAAMZW5VUwAAACAAAAAcAEcA"
                    + "bwBvAGcAbABlACAASQBuAGMALgAgADIAMAAxADZWUDggFAEAAHAHAJ0BKkAAKAA+bS6TRaQioZVWAEAGxLEAZ426hOaoBtgLtA3kvymQb1EmM"
                    + "aij2juD+HOUErc+QJPQqegdpZ5zS8ugAP7+R7P/ZI//7lnL/8Yya9USZhH/gfdA2e+ompJohNuRiu3DMnIlnLpVsN+5hujci+OkR1wQtAcBHw"
                    + "uN8LX5up59Ay0FxOKS5SHM0g4HxaHL+/exjU/wXFP6/49rEg/eIa9pitH9Uf+zisv+LOYA39oZGc9wdwKHqYYwaAp5P9c566VyCqigjQ2D/9L"
                    + "D5ngWYopjWR87PfZ+5+nExCZboPMFZYiqVvoPOOu7aeQSu0Q/t7xVcbxxpcH2nyUf9wJ3/FRGzuiB6Eg9r89ecCpwAA==";

    static Stream<byte[]> copies() {
        return Stream.of(
                Pictures.jpeg(DARK, 0.8f),
                Pictures.jpeg(DARK, 0.3f),
                Pictures.jpeg(Pictures.scaled(DARK, 640, 360), 0.7f),
                Pictures.png(Pictures.scaled(DARK, 2560, 1440)),
                Pictures.png(DARK.getSubimage(8, 5, 1264, 710)));
    }

    @ParameterizedTest
    @MethodSource("copies")
    void aCopyLooksLikeItsOriginal(byte[] copy) {
        assertThat(distance(Pictures.png(DARK), copy)).isLessThan(6);
    }

    @Test
    void anotherPictureDoesNot() {
        BufferedImage light = Pictures.storePage("Redeem codes", "This code was already used.", false);
        assertThat(distance(Pictures.png(DARK), Pictures.png(light))).isGreaterThan(10);
        BufferedImage otherMessage = Pictures.storePage(
                "PlayStation Store", "The code\ncannot be used\nin the region\nof this account.\nWC-40376-0", true);
        assertThat(distance(Pictures.png(DARK), Pictures.png(otherMessage))).isGreaterThanOrEqualTo(6);
    }

    @Test
    void oneFlatColourHasNothingToCompare() {
        BufferedImage flat = new BufferedImage(300, 200, BufferedImage.TYPE_INT_RGB);
        Look look = Picture.look(Pictures.png(flat));
        assertThat(look.fingerprint()).isNull();
        assertThat(look.thumbnail()).isNotEmpty();
    }

    @Test
    void theSmallCopyIsSmallAndOnWhite() throws IOException {
        BufferedImage clear = new BufferedImage(4000, 1000, BufferedImage.TYPE_INT_ARGB);
        Graphics2D g = clear.createGraphics();
        g.setColor(Color.RED);
        g.fillRect(0, 0, 2000, 1000);
        g.dispose();
        BufferedImage small = ImageIO.read(
                new ByteArrayInputStream(Picture.look(Pictures.png(clear)).thumbnail()));
        assertThat(small.getWidth()).isEqualTo(320);
        assertThat(small.getHeight()).isEqualTo(80);
        assertThat(new Color(small.getRGB(300, 40)).getGreen()).isGreaterThan(240);
    }

    @ParameterizedTest
    @CsvSource({"1, 320, 180", "6, 180, 320", "3, 320, 180", "8, 180, 320", "99, 320, 180"})
    void aPhotographIsTurnedUpright(int held, int width, int height) throws IOException {
        byte[] photograph = held(Pictures.jpeg(DARK, 0.8f), held);
        BufferedImage small =
                ImageIO.read(new ByteArrayInputStream(Picture.look(photograph).thumbnail()));
        assertThat(small.getWidth()).isEqualTo(width);
        assertThat(small.getHeight()).isEqualTo(height);
        assertThat(Picture.look(photograph).fingerprint()).isNotNull();
    }

    @Test
    void aBrokenWordAboutHowItWasHeldDoesNoHarm() {
        byte[] photograph = held(Pictures.jpeg(DARK, 0.8f), 6);
        Arrays.fill(photograph, 14, 26, (byte) 0xFF);
        assertThat(Picture.look(photograph).thumbnail()).isNotEmpty();
    }

    /** The photograph with a segment that says how the camera was held. */
    private static byte[] held(byte[] jpeg, int orientation) {
        ByteBuffer segment = ByteBuffer.allocate(36);
        segment.putShort((short) 0xFFE1).putShort((short) 34);
        segment.put("Exif".getBytes(StandardCharsets.US_ASCII)).putShort((short) 0);
        segment.put("MM".getBytes(StandardCharsets.US_ASCII))
                .putShort((short) 42)
                .putInt(8);
        segment.putShort((short) 1);
        segment.putShort((short) 0x0112).putShort((short) 3).putInt(1);
        segment.putShort((short) orientation).putShort((short) 0).putInt(0);
        ByteBuffer photograph = ByteBuffer.allocate(jpeg.length + segment.capacity());
        photograph.put(jpeg, 0, 2).put(segment.array()).put(jpeg, 2, jpeg.length - 2);
        return photograph.array();
    }

    @Test
    void webpIsRead() throws IOException {
        Look look = Picture.look(Base64.getDecoder().decode(WEBP));
        assertThat(look.fingerprint()).isNotNull();
        assertThat(ImageIO.read(new ByteArrayInputStream(look.thumbnail())).getWidth())
                .isEqualTo(64);
    }

    static Stream<byte[]> harmful() {
        byte[] png = Pictures.png(DARK);
        byte[] huge = png.clone();
        // Width and height of the header; its checksum is not looked at.
        huge[16] = 0x7F;
        huge[20] = 0x7F;
        byte[] broken = png.clone();
        Arrays.fill(broken, 200, 4000, (byte) 0x55);
        return Stream.of(
                huge,
                broken,
                Arrays.copyOf(png, 30),
                Arrays.copyOf(Base64.getDecoder().decode(WEBP), 40),
                new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF},
                "%PDF-1.7".getBytes(StandardCharsets.US_ASCII),
                "GIF89a".getBytes(StandardCharsets.US_ASCII),
                new byte[0]);
    }

    @ParameterizedTest
    @MethodSource("harmful")
    void whatCannotBeReadIsNothing(byte[] bytes) {
        assertThat(Picture.look(bytes)).isEqualTo(Look.NOTHING);
    }

    private static int distance(byte[] one, byte[] other) {
        return Long.bitCount(
                Picture.look(one).fingerprint() ^ Picture.look(other).fingerprint());
    }
}
