package com.psnb2b.codesupport.evidence;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.DeflaterOutputStream;

/** Documents with one page, put together by hand. */
final class Pdfs {

    private final ByteArrayOutputStream file = new ByteArrayOutputStream();

    private Pdfs() {}

    /** @param catalog further entries of the catalog */
    static Pdfs with(String catalog) {
        return new Pdfs()
                .and("%PDF-1.7\n%\u00E2\u00E3\u00CF\u00D3\n")
                .and("1 0 obj\n<</Type/Catalog/Pages 2 0 R " + catalog + ">>\nendobj\n")
                .and("2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n")
                .and("3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>\nendobj\n");
    }

    Pdfs and(String text) {
        return and(bytes(text));
    }

    Pdfs and(byte[] bytes) {
        file.writeBytes(bytes);
        return this;
    }

    /** An object with a stream. */
    Pdfs stream(int number, String entries, byte[] packed) {
        return and(number + " 0 obj\n<<" + entries + "/Length " + packed.length + ">>\nstream\n")
                .and(packed)
                .and("\nendstream\nendobj\n");
    }

    /** An object stream that holds the object 7. */
    Pdfs objects(String entries, byte[] packed) {
        return stream(8, "/Type/ObjStm/N 1/First 4" + entries, packed);
    }

    byte[] end() {
        and("trailer\n<</Size 50/Root 1 0 R>>\nstartxref\n0\n%%EOF\n");
        return file.toByteArray();
    }

    static byte[] deflated(byte[] bytes) {
        var packed = new ByteArrayOutputStream();
        try (var out = new DeflaterOutputStream(packed)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    static byte[] bytes(String text) {
        return text.getBytes(ISO_8859_1);
    }
}
