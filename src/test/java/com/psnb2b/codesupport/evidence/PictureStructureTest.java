package com.psnb2b.codesupport.evidence;

import static com.psnb2b.codesupport.evidence.Pdfs.bytes;
import static com.psnb2b.codesupport.evidence.Pdfs.deflated;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** What hides in a picture beside its pixels, and pixels that are none. */
class PictureStructureTest {

    private static final int PIXELS = 720 * (1 + 1280 * 3);
    private static final byte[] PNG = Pictures.png(Pictures.storePage("Store", "WC-40371-5", true));
    private static final byte[] JPEG = Pictures.jpeg(Pictures.storePage("Store", "WC-40371-5", true), 0.8f);
    private static final byte[] WEBP = Base64.getDecoder().decode("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==");

    private static List<byte[]> stowaways() throws IOException {
        var gzip = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(gzip)) {
            out.write(bytes("a program"));
        }
        byte[] program = new byte[200];
        System.arraycopy(bytes("MZ"), 0, program, 0, 2);
        program[60] = 64;
        System.arraycopy(bytes("PE\0\0"), 0, program, 64, 4);
        return List.of(
                bytes("PK\3\4\24\0\0\0\0\0SG~]]\u009B\u00B0\u008F\2\0\0\0\2\0\0\0\5\0\0\0a.exeMZ"),
                gzip.toByteArray(),
                program,
                bytes("Rar!\u001A\u0007\1\0 and so on"),
                bytes("7z\u00BC\u00AF\u0027\u001C\0\4 and so on"),
                bytes("\u00FD7zXZ\0\0\4 and so on"),
                bytes("%PDF-1.7 and so on"),
                bytes("\u007FELF\2\1\1\0 and so on"),
                bytes("PK\5\6" + "\0".repeat(18)));
    }

    @Test
    void aStowawayIsRefusedInEveryChunk() throws IOException {
        for (byte[] stowaway : stowaways()) {
            for (byte[] data : List.of(stowaway, join(bytes("abc"), stowaway, bytes("xyz")))) {
                assertRefused(png("zzZz", data));
                assertRefused(png("tEXt", join(bytes("Comment\0"), data)));
                assertRefused(png("zTXt", join(bytes("Comment\0\0"), deflated(data))));
                assertRefused(png("iTXt", join(bytes("Comment\0\1\0\0\0"), deflated(data))));
                assertRefused(png("iCCP", join(bytes("p\0\0"), deflated(data))));
                assertRefused(jpeg(0xE7, data));
                assertRefused(jpeg(0xFE, data));
                assertRefused(webp("ABCD", data));
                assertRefused(webp("EXIF", data));
            }
            assertRefused(join(JPEG, stowaway));
        }
        assertRefused(png("zzZz", bytes("MZ\u0090\0")));
        assertRefused(jpeg(0xE7, bytes("MZ\u0090\0")));
        assertRefused(webp("ABCD", bytes("MZ\u0090\0")));
    }

    /** A kilobyte that unpacks to a megabyte, ten thousand times: each was unpacked, as often as it has words. */
    @Test
    void whatTenThousandChunksUnpackToIsBounded() {
        byte[] packed = chunk("zTXt", join(bytes("a\0\0"), deflated(new byte[1_000_000])));
        byte[][] chunks = new byte[9000][];
        Arrays.fill(chunks, packed);
        byte[] file = join(Arrays.copyOf(PNG, 33), join(chunks), Arrays.copyOfRange(PNG, 33, PNG.length));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> EvidenceFile.of("a.png", file))
                .withMessageContaining("takes too long");
    }

    @Test
    void anOrdinaryChunkIsTaken() {
        assertTaken(png("tEXt", bytes("Comment\0PK and MZ and Rar!, %PDF and 7z are only words")));
        assertTaken(png("iCCP", join(bytes("p\0\0"), deflated(new byte[3000]))));
        assertTaken(jpeg(0xE1, bytes("Exif\0\0MM\0*")));
        assertTaken(webp("XMP ", bytes("<x/>")));
    }

    @Test
    void noRandomPictureIsRefused() {
        Random random = new Random(5);
        for (int i = 0; i < 300; i++) {
            BufferedImage noise =
                    new BufferedImage(1 + random.nextInt(99), 1 + random.nextInt(99), BufferedImage.TYPE_INT_RGB);
            for (int y = 0; y < noise.getHeight(); y++) {
                for (int x = 0; x < noise.getWidth(); x++) {
                    noise.setRGB(x, y, random.nextInt());
                }
            }
            assertTaken(Pictures.png(noise));
            assertTaken(Pictures.jpeg(noise, 0.3f + random.nextFloat() * 0.7f));
        }
    }

    @Test
    void noNoiseIsAStowaway() {
        byte[] noise = new byte[50_000_000];
        new Random(7).nextBytes(noise);
        assertThatCode(() -> EmbeddedContent.refuse(noise, 1)).doesNotThrowAnyException();
    }

    @Test
    void pixelsThatAreNoneAreRefused() {
        assertTaken(idat(deflated(new byte[PIXELS])));
        assertRefused(idat(bytes("no pixels at all")));
        assertRefused(idat(deflated(new byte[10])));
        assertRefused(idat(deflated(new byte[PIXELS + 1])));
        assertRefused(idat(join(deflated(new byte[PIXELS]), bytes("more"))));
        byte[] filter = new byte[PIXELS];
        filter[0] = 9;
        assertRefused(idat(deflated(filter)));
        // The pixels without their second half, and an end.
        assertRefused(join(Arrays.copyOf(JPEG, JPEG.length / 2), bytes("\u00FF\u00D9")));
        assertRefused(join(Arrays.copyOf(JPEG, JPEG.length - 2), new byte[2000], bytes("\u00FF\u00D9")));
        byte[] webp = WEBP.clone();
        Arrays.fill(webp, 25, webp.length, (byte) 0xFF);
        assertRefused(webp);
    }

    @Test
    void whatMovesIsRefused() {
        assertRefused(png("acTL", new byte[8]));
        assertRefused(png("fdAT", new byte[8]));
        assertRefused(webp("ANMF", new byte[24]));
    }

    private static byte[] idat(byte[] data) {
        return join(Arrays.copyOf(PNG, 33), chunk("IDAT", data), chunk("IEND", new byte[0]));
    }

    /** A picture with a chunk more, before its pixels. */
    private static byte[] png(String type, byte[] data) {
        return join(Arrays.copyOf(PNG, 33), chunk(type, data), Arrays.copyOfRange(PNG, 33, PNG.length));
    }

    private static byte[] chunk(String type, byte[] data) {
        byte[] content = join(bytes(type), data);
        CRC32 sum = new CRC32();
        sum.update(content);
        return ByteBuffer.allocate(content.length + 8)
                .putInt(data.length)
                .put(content)
                .putInt((int) sum.getValue())
                .array();
    }

    private static byte[] jpeg(int marker, byte[] data) {
        int length = data.length + 2;
        byte[] head = {(byte) 0xFF, (byte) marker, (byte) (length >> 8), (byte) length};
        return join(Arrays.copyOf(JPEG, 2), head, data, Arrays.copyOfRange(JPEG, 2, JPEG.length));
    }

    private static byte[] webp(String type, byte[] data) {
        byte[] head = ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(bytes(type))
                .putInt(data.length)
                .array();
        byte[] file = join(WEBP, head, Arrays.copyOf(data, data.length + (data.length & 1)));
        ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(4, file.length - 8);
        return file;
    }

    private static byte[] join(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static void assertRefused(byte[] file) {
        assertThatIllegalArgumentException().isThrownBy(() -> EvidenceFile.of("a", file));
    }

    private static void assertTaken(byte[] file) {
        assertThatCode(() -> EvidenceFile.of("a", file)).doesNotThrowAnyException();
    }
}
