package com.psnb2b.codesupport.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** What a camera writes beside the pixels goes; pixels, and how it was held, stay. */
class PictureMetadataTest {

    private static final BufferedImage PAGE = Pictures.storePage("Redeem", "The code has been used", false);

    @Test
    void aPhotoLosesPlaceAndDeviceAndKeepsHowItWasHeld() throws IOException {
        byte[] jpeg = Pictures.jpeg(PAGE, .9f);
        byte[] photo = withSegments(jpeg, 6, "GPS 52.5N Pixel 8");

        byte[] plain = PictureMetadata.without("image/jpeg", photo);

        assertThat(new String(plain, StandardCharsets.ISO_8859_1)).doesNotContain("GPS", "Pixel 8", "thumbnail");
        assertThat(Orientation.held(photo)).isEqualTo(6);
        assertThat(Orientation.held(plain)).isEqualTo(6);
        assertThat(EvidenceFile.of("a.jpg", plain).mediaType()).isEqualTo("image/jpeg");
        assertThat(pixels(plain)).isEqualTo(pixels(jpeg));
        assertThat(Orientation.held(PictureMetadata.without("image/jpeg", jpeg)))
                .isEqualTo(1);
    }

    @Test
    void aPngLosesItsWords() throws IOException {
        byte[] png = Pictures.png(PAGE);
        byte[] plain = PictureMetadata.without("image/png", withChunk(png, "tEXt", "Author\0Someone"));

        assertThat(plain).isEqualTo(png);
    }

    @Test
    void aWebpLosesItsWordsAndSaysSo() {
        byte[] webp = riff(
                chunk("VP8X", new byte[] {0x0C, 0, 0, 0, 0, 0, 0, 0, 0, 0}),
                chunk("VP8L", new byte[] {0x2F, 0, 0, 0, 0}),
                chunk("EXIF", "place".getBytes(StandardCharsets.US_ASCII)),
                chunk("XMP ", "name".getBytes(StandardCharsets.US_ASCII)));

        assertThat(PictureMetadata.without("image/webp", webp))
                .isEqualTo(riff(chunk("VP8X", new byte[10]), chunk("VP8L", new byte[] {0x2F, 0, 0, 0, 0})));
    }

    @Test
    void aPhotoAsHeicIsToldHowToBeSentInstead() {
        byte[] heic = "\0\0\0\u0018ftypheic\0\0\0\0mif1heic".getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> EvidenceFile.of("IMG_1.HEIC", heic)).hasMessageContaining("HEIC", "screenshot");
    }

    private static byte[] withSegments(byte[] jpeg, int orientation, String words) {
        ByteBuffer exif = ByteBuffer.allocate(36 + words.length() * 2 + 4);
        exif.putShort((short) 0xFFE1).putShort((short) (34 + words.length()));
        exif.put("Exif\0\0MM\0*".getBytes(StandardCharsets.ISO_8859_1))
                .putInt(8)
                .putShort((short) 1);
        exif.putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putInt(0);
        exif.position(36);
        exif.put(words.getBytes(StandardCharsets.US_ASCII));
        exif.putShort((short) 0xFFFE)
                .putShort((short) (2 + words.length()))
                .put(words.getBytes(StandardCharsets.US_ASCII));
        ByteBuffer whole = ByteBuffer.allocate(jpeg.length + exif.capacity());
        return whole.put(jpeg, 0, 2)
                .put(exif.array())
                .put(jpeg, 2, jpeg.length - 2)
                .array();
    }

    private static byte[] withChunk(byte[] png, String type, String words) {
        byte[] typed = (type + words).getBytes(StandardCharsets.ISO_8859_1);
        CRC32 sum = new CRC32();
        sum.update(typed);
        ByteBuffer whole = ByteBuffer.allocate(png.length + 8 + typed.length);
        int end = png.length - 12;
        return whole.put(png, 0, end)
                .putInt(words.length())
                .put(typed)
                .putInt((int) sum.getValue())
                .put(png, end, 12)
                .array();
    }

    private static byte[] riff(byte[]... chunks) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (byte[] chunk : chunks) {
            body.writeBytes(chunk);
        }
        byte[] size = little(body.size() + 4);
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes("RIFF".getBytes(StandardCharsets.US_ASCII));
        whole.writeBytes(size);
        whole.writeBytes("WEBP".getBytes(StandardCharsets.US_ASCII));
        whole.writeBytes(body.toByteArray());
        return whole.toByteArray();
    }

    private static byte[] chunk(String type, byte[] content) {
        ByteArrayOutputStream chunk = new ByteArrayOutputStream();
        chunk.writeBytes(type.getBytes(StandardCharsets.US_ASCII));
        chunk.writeBytes(little(content.length));
        chunk.writeBytes(content);
        if (content.length % 2 == 1) {
            chunk.write(0);
        }
        return chunk.toByteArray();
    }

    private static byte[] little(int number) {
        return ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(number)
                .array();
    }

    private static int[] pixels(byte[] picture) throws IOException {
        BufferedImage read = ImageIO.read(new ByteArrayInputStream(picture));
        return read.getRGB(0, 0, read.getWidth(), read.getHeight(), null, 0, read.getWidth());
    }
}
