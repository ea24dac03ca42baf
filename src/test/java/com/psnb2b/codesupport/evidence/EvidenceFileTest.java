package com.psnb2b.codesupport.evidence;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EvidenceFileTest {

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg", "webp", "pdf"})
    void aSoundFileIsTakenAsItIs(String kind) throws IOException {
        byte[] file = sound(kind);

        assertThat(EvidenceFile.of("a." + kind, file).bytes()).isSameAs(file);
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg", "webp", "pdf"})
    void whateverFollowsTheEndIsRefused(String kind) throws IOException {
        for (String more : new String[] {"<script>alert(1)</script>", "PK\3\4 an archive", "%PDF-1.4", "GIF89a=1;"}) {
            assertRefused(join(sound(kind), more.getBytes(ISO_8859_1)));
        }
    }

    @Test
    void anArchiveInsideAFileIsRefused() throws IOException {
        byte[] end = new byte[22];
        System.arraycopy(new byte[] {'P', 'K', 5, 6}, 0, end, 0, 4);
        // The comment of the archive is as long as what follows it, so that both end together.
        end[20] = 2;
        byte[] jpeg = sound("jpeg");
        byte[] comment = join(new byte[] {(byte) 0xFF, (byte) 0xFE, 0, 24}, end);
        byte[] both = join(join(Arrays.copyOf(jpeg, jpeg.length - 2), comment), new byte[] {(byte) 0xFF, (byte) 0xD9});

        assertRefused(both);
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg", "webp", "pdf"})
    void whatIsCutOffAnywhereIsRefused(String kind) throws IOException {
        byte[] file = sound(kind);
        for (int length = 1; length < file.length - 1; length++) {
            assertRefused(Arrays.copyOf(file, length));
        }
    }

    @Test
    void aDamagedPictureIsRefused() throws IOException {
        byte[] file = sound("png");
        file[file.length / 2] ^= 1;

        assertRefused(file);
    }

    @ParameterizedTest
    @CsvSource({"20001, 10", "10, 20001", "10000, 5001", "0, 10", "-1, -1"})
    void aBombIsRefusedBeforeItIsOpened(int width, int height) throws IOException {
        byte[] file = sound("png");
        ByteBuffer header = ByteBuffer.wrap(file);
        header.putInt(16, width).putInt(20, height);
        CRC32 sum = new CRC32();
        sum.update(file, 12, 17);
        header.putInt(29, (int) sum.getValue());

        assertRefused(file);
    }

    @Test
    void aPhonesSecondPictureIsNoAppendix() throws IOException {
        assertThatCode(() -> EvidenceFile.of("a.jpg", join(sound("jpeg"), sound("jpeg"))))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/OpenAction << /S /JavaScript /JS (app.alert(1)) >>",
                "/OpenAction << /S /J#61vaScript >>",
                "/AA << /O << /S /Launch /F (cmd.exe) >> >>",
                "/Names << /EmbeddedFiles 3 0 R >>",
                "/Encrypt 9 0 R"
            })
    void aPdfThatWouldActIsRefused(String entry) {
        assertRefused(pdf(entry).getBytes(ISO_8859_1));
        assertRefused(packed(entry));
    }

    @Test
    void aPdfBehindSomethingElseIsRefused() {
        assertRefused(("<html>" + pdf("")).getBytes(ISO_8859_1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<svg xmlns='http://www.w3.org/2000/svg'/>", "<html><body>", "GIF89a", "MZ", "PK\3\4", "x"})
    void whatIsNoPictureAndNoDocumentIsRefusedWhateverItsName(String content) {
        assertRefused(content.getBytes(ISO_8859_1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "error.png              | error.png",
                "ERROR.PNG              | ERROR.PNG",
                "../../etc/passwd       | passwd.png",
                "C:\\temp\\a.png        | a.png",
                "a.html                 | a.html.png",
                "a.png.exe              | a.png.exe.png",
                ".htaccess              | htaccess.png",
                "..                     | evidence.png",
                "снимок.png             | снимок.png"
            })
    void aNameLeadsNowhereAndEndsInWhatTheFileIs(String name, String expected) throws IOException {
        assertThat(EvidenceFile.of(name, sound("png")).name()).isEqualTo(expected);
    }

    @Test
    void aNameHoldsNothingThatIsNotSeen() throws IOException {
        String name = EvidenceFile.of("a\r\nSet-Cookie: x\u202Egnp.exe\0".repeat(20) + ".png", sound("png"))
                .name();

        assertThat(name)
                .doesNotContainPattern("[\\p{Cntrl}\\p{Cf}:]")
                .hasSizeLessThanOrEqualTo(100)
                .endsWith(".png");
    }

    private static void assertRefused(byte[] file) {
        assertThatIllegalArgumentException().isThrownBy(() -> EvidenceFile.of("a.png", file));
    }

    private static byte[] sound(String kind) throws IOException {
        return switch (kind) {
            case "webp" -> Base64.getDecoder().decode("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==");
            case "pdf" -> pdf("").getBytes(ISO_8859_1);
            default -> {
                BufferedImage picture = new BufferedImage(16, 16, BufferedImage.TYPE_INT_RGB);
                picture.setRGB(3, 3, 0xFF8800);
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                ImageIO.write(picture, kind, bytes);
                yield bytes.toByteArray();
            }
        };
    }

    private static String pdf(String entry) {
        return "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 3 0 R " + entry + " >>\nendobj\n"
                + "3 0 obj\n<< /Type /Pages /Kids [4 0 R] /Count 1 >>\nendobj\n"
                + "4 0 obj\n<< /Type /Page /Parent 3 0 R /MediaBox [0 0 9 9] >>\nendobj\n"
                + "2 0 obj\n<< /Length 12 >>\nstream\nnot /JS here\nendstream\nendobj\n"
                + "trailer\n<< /Root 1 0 R >>\n%%EOF\n";
    }

    private static byte[] packed(String entry) {
        byte[] objects = ("1 0 << /Type /Catalog " + entry + " >>").getBytes(ISO_8859_1);
        Deflater deflater = new Deflater();
        deflater.setInput(objects);
        deflater.finish();
        byte[] packed = new byte[1000];
        byte[] stream = Arrays.copyOf(packed, deflater.deflate(packed));
        byte[] before =
                "%PDF-1.5\n5 0 obj\n<< /Type /ObjStm /N 1 /Filter /FlateDecode >>\nstream\n".getBytes(ISO_8859_1);
        byte[] after = "\nendstream\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n".getBytes(ISO_8859_1);
        System.arraycopy(packed, 0, stream, 0, stream.length);
        return join(join(before, stream), after);
    }

    private static byte[] join(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
