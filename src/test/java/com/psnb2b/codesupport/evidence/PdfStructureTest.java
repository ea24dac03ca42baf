package com.psnb2b.codesupport.evidence;

import static com.psnb2b.codesupport.evidence.Pdfs.bytes;
import static com.psnb2b.codesupport.evidence.Pdfs.deflated;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PdfStructureTest {

    private static final Path CASES = Path.of("src/test/resources/cases/files");
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final String JS = "<</S/JavaScript/JS(app.alert(1))>>";

    static Stream<Path> cases() throws IOException {
        try (var files = Files.list(CASES)) {
            return files.toList().stream().filter(file -> !file.endsWith("plain-clean-control.pdf"));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aKnownWayPastIsClosed(Path file) throws IOException {
        assertRefused(Files.readAllBytes(file));
    }

    @Test
    void aPlainDocumentIsTaken() throws IOException {
        assertTaken(Files.readAllBytes(CASES.resolve("plain-clean-control.pdf")));
        assertTaken(Pdfs.with("").end());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/OpenAction<</S/URI/URI(https://a.example)>>",
                "/OpenAction<</S/GoTo/D[3 0 R/Fit]/Next<</S/Named/N/Print>>>>",
                "/OpenAction 99 0 R",
                "/AA<</WC<</S/GoTo/D[3 0 R/Fit]>>>>",
                "/AcroForm<</XFA[]>>",
                "/AF[<</Type/Filespec>>]",
                "/Collection<</View/D>>",
                "/Names<</#45mbeddedFiles<<>>>>",
                "/X[[[<</S/GoToR/F(a.pdf)>>]]]",
                "/X<</S/Launch>>",
                "/X<</S/SubmitForm>>",
                "/X<</S/ImportData>>",
                "/X<</S/Rendition>>",
                "/X<</Subtype/RichMedia>>",
                "/X<</Subtype/3D>>",
                "/X<</Subtype/Sound>>",
                "/X<</Subtype/Movie>>",
                "/X<</Subtype/FileAttachment>>",
                "/X<</EF<<>>>>",
                "/X<</S/URI/URI(java\\163cript:alert\\(1\\))>>",
                "/X<</S/URI/URI<6A617661736372697074 3A31>>>",
                // A text that ends for one reader and goes on for another.
                "/T(a(b)\n>>endobj 9 0 obj<<)/U())/OpenAction<</S/JavaScript/JS(1)>>",
                "/T(\\))/X<</S/JavaScript/JS(1)>>"
            })
    void whatActsIsRefusedWhereverItStands(String entry) {
        assertRefused(Pdfs.with(entry).end());
        assertRefused(Pdfs.with("")
                .objects("/Filter/FlateDecode", deflated(bytes("7 0 <<" + entry + ">>")))
                .end());
    }

    @Test
    void anObjectStreamIsReadHoweverItIsPacked() {
        byte[] plain = bytes("7 0 " + JS);
        assertRefused(Pdfs.with("").objects("", plain).end());
        assertRefused(Pdfs.with("")
                .objects("/Filter[/FlateDecode/FlateDecode]", deflated(deflated(plain)))
                .end());
        assertRefused(Pdfs.with("")
                .objects("/Filter/ASCIIHexDecode", bytes(hex(plain) + ">"))
                .end());
        assertRefused(Pdfs.with("")
                .objects("/Filter[/AHx/Fl]", bytes(hex(deflated(plain)) + ">"))
                .end());
        assertRefused(Pdfs.with("").objects("/Filter/JPXDecode", plain).end());
        assertRefused(Pdfs.with("").objects("/Filter 9 0 R", plain).end());
        // Without its type, as the table alone would call it.
        assertRefused(Pdfs.with("").stream(8, "/N 1/First 4", plain).end());
        assertRefused(Pdfs.with("").stream(8, "/Type 9 0 R/N 1/First 4", plain).end());
        // The table points behind a comment that hides it from whoever reads on.
        assertRefused(Pdfs.with("").objects("", bytes("7 1 %" + JS + "\n<<>>")).end());
    }

    @Test
    void anObjectIsFoundWhereNoTableSaysThatItIs() {
        String hidden = "7 0 obj" + JS + "endobj";
        assertRefused(Pdfs.with("").stream(5, "", bytes("BT " + hidden + " ET")).end());
        assertRefused(Pdfs.with("").and("%" + hidden + "\n").end());
        assertRefused(Pdfs.with("/T(" + hidden + ")").end());
        assertRefused(Pdfs.with("").stream(5, "", bytes("7 0 %x\nobj" + JS)).end());
        assertRefused(
                Pdfs.with("").stream(5, "", bytes("trailer<</Encrypt 9 0 R>>")).end());
        assertRefused(Pdfs.with("").and("9 0 obj/Launch endobj\n").end());
        assertRefused(Pdfs.with("").and("9 0 obj/Movie endobj\n").end());
    }

    @Test
    void nothingStandsBetweenAndBehind() {
        assertRefused(Pdfs.with("").and("%%EOF\n").and(Pdfs.with("").end()).end());
        assertRefused(Pdfs.with("").and("<script>alert(1)</script>").end());
        assertRefused(Pdfs.with("").and("%" + "x".repeat(5000) + "\n").end());
    }

    @Test
    void anArchiveInAStreamIsRefused() {
        byte[] zip = bytes("PK\3\4\24\0\0\0\0\0SG~]]\u009B\u00B0\u008F\2\0\0\0\2\0\0\0\5\0\0\0a.exeMZ");
        assertRefused(Pdfs.with("").stream(5, "", zip).end());
        assertRefused(
                Pdfs.with("").stream(5, "/Filter/FlateDecode", deflated(zip)).end());
        assertRefused(Pdfs.with("").stream(5, "/Filter/FlateDecode", deflated(bytes("MZ\u0090\0 a program")))
                .end());
    }

    @Test
    void anOrdinaryDocumentIsTaken() throws IOException {
        assertTaken(Pdfs.with("/OpenAction[3 0 R/XYZ null null 0]").end());
        assertTaken(Pdfs.with("/OpenAction 5 0 R")
                .and("5 0 obj<</S/GoTo/D[3 0 R/FitH 9]>>endobj\n")
                .end());
        assertTaken(Pdfs.with("/T(How to write /JavaScript <</S/Launch>>)").end());
        assertTaken(Pdfs.with("/X<</S/URI/URI(https://a.example/JavaScript/Launch)>>")
                .end());
        assertTaken(invoice(true, null));
        assertTaken(invoice(false, null));
    }

    @Test
    void aProtectedDocumentIsRefused() throws IOException {
        assertRefused(invoice(false, new StandardProtectionPolicy("owner", "", new AccessPermission())));
    }

    /** Ten megabytes of the first took half a minute. */
    @Test
    void theTimeGrowsWithTheSizeAtMost() {
        byte[] noise = new byte[9_000_000];
        new Random(1).nextBytes(noise);
        byte[] zeros = deflated(new byte[200_000_000]);
        List<byte[]> files = List.of(
                Pdfs.with("").and("/ObjStm ".repeat(1_250_000)).end(),
                Pdfs.with("").stream(5, "", bytes("/ObjStm ".repeat(1_250_000))).end(),
                Pdfs.with("").stream(5, "", bytes("1 0 obj<<(".repeat(1_000_000)))
                        .end(),
                Pdfs.with("").stream(5, "", bytes("1 0 obj<</A[".repeat(800_000)))
                        .end(),
                Pdfs.with("").and("9 0 obj[[".repeat(1_100_000)).end(),
                Pdfs.with("").stream(5, "", bytes("%obj<<".repeat(1_600_000))).end(),
                Pdfs.with("").stream(5, "", bytes("\u001F\u008B\u0008\u0018\0\0\0\0\0\3".repeat(1_000_000)))
                        .end(),
                Pdfs.with("").stream(5, "", noise).end(),
                Pdfs.with("").objects("/Filter/FlateDecode", zeros).end(),
                Pdfs.with("").stream(5, "/Type/XRef/W[1 2 1]/Size 9/Root 1 0 R/Filter/FlateDecode", zeros)
                        .end(),
                Pdfs.with("")
                        .objects("/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 2000000000>>", zeros)
                        .end());
        for (byte[] file : files) {
            long from = THREADS.getCurrentThreadCpuTime();
            try {
                EvidenceFile.of("a.pdf", file);
            } catch (IllegalArgumentException e) {
                // Most are refused; what counts is that it ends.
            }
            assertThat(Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - from))
                    .as("of a processor, however busy the machine is")
                    .isLessThan(Duration.ofSeconds(10));
        }
    }

    @Test
    void whatIsCutOffOrBrokenIsRefused() {
        assertRefused(bytes("%PDF-1.7\n%%EOF\n"));
        assertRefused(bytes("%PDF-1.7\ntrailer<</Root 1 0 R>>\n%%EOF\n"));
        assertRefused(Pdfs.with("/X<<").end());
        assertRefused(Pdfs.with("/X 1 2 3").end());
        assertRefused(Pdfs.with("/X 1/X 2").end());
        assertRefused(Pdfs.with("").and("5 0 obj<</Length 9>>stream\nabc").end());
    }

    private static byte[] invoice(boolean packed, StandardProtectionPolicy protection) throws IOException {
        try (var document = new PDDocument()) {
            PDPage page = new PDPage();
            document.addPage(page);
            try (var content = new PDPageContentStream(document, page)) {
                content.beginText();
                content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
                content.newLineAtOffset(50, 700);
                content.showText("Invoice 1 << /JS 2 0 obj");
                content.endText();
                var picture = LosslessFactory.createFromImage(document, Pictures.storePage("Invoice", "Paid", false));
                content.drawImage(picture, 50, 100, 320, 180);
            }
            PDAnnotationLink link = new PDAnnotationLink();
            PDActionURI action = new PDActionURI();
            action.setURI("https://a.example/Movie/JS");
            link.setAction(action);
            page.getAnnotations().add(link);
            if (protection != null) {
                document.protect(protection);
            }
            var bytes = new ByteArrayOutputStream();
            document.save(bytes, packed ? CompressParameters.DEFAULT_COMPRESSION : CompressParameters.NO_COMPRESSION);
            return bytes.toByteArray();
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static void assertRefused(byte[] file) {
        assertThatIllegalArgumentException().isThrownBy(() -> EvidenceFile.of("a", file));
    }

    private static void assertTaken(byte[] file) {
        assertThatCode(() -> EvidenceFile.of("a", file)).doesNotThrowAnyException();
    }

    /** It may stand before or behind the stream, in a list, and be a list of references itself. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/Filter 20 0 R",
                "/Filter[20 0 R]",
                "/Filter 21 0 R",
                "/Filter/FlateDecode/DecodeParms 22 0 R",
                "/Filter[/FlateDecode]/DecodeParms[22 0 R]"
            })
    void howAStreamIsPackedMayStandElsewhere(String entries) {
        String said = "20 0 obj\n/FlateDecode\nendobj\n21 0 obj\n[/FlateDecode]\nendobj\n"
                + "22 0 obj\n<</Predictor 1>>\nendobj\n";
        byte[] page = deflated(bytes("0 0 9 9 re f"));
        byte[] archive = deflated(bytes("Rar!\u001A\u0007\u0001\u0000 what it holds"));

        assertTaken(Pdfs.with("").and(said).stream(30, entries, page).end());
        assertTaken(Pdfs.with("").stream(30, entries, page).and(said).end());
        assertRefused(Pdfs.with("").and(said).stream(30, entries, archive).end());
        assertRefused(Pdfs.with("").stream(30, entries, archive).and(said).end());
    }

    @Test
    void whereItIsNotThereOrCanBeReadInTwoWaysTheFileIsDamaged() {
        byte[] page = deflated(bytes("0 0 9 9 re f"));
        assertRefused(Pdfs.with("").stream(30, "/Filter 20 0 R", page).end());
        assertRefused(Pdfs.with("").and("20 0 obj\n/FlateDecode\nendobj\n20 0 obj\n/LZWDecode\nendobj\n").stream(
                        30, "/Filter 20 0 R", page)
                .end());
        assertRefused(Pdfs.with("").stream(30, "/Filter(FlateDecode)", page).end());
    }
}
