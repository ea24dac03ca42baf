package com.psnb2b.codesupport.mail.received;

import com.psnb2b.codesupport.claim.WellFormedText;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Bytes of a text whose encoding may be said wrongly, or not at all; what can be kept of it. */
final class Charsets {

    private static final Charset WESTERN = Charset.forName("windows-1252");

    private Charsets() {}

    /** @param said name of the encoding; may be null, unknown, or wrong */
    static String decode(byte[] bytes, String said) {
        Charset charset = known(said);
        // Plain ASCII is what is said where nothing is; UTF-8 holds it.
        Charset first = charset.equals(StandardCharsets.US_ASCII) ? StandardCharsets.UTF_8 : charset;
        return usual(strictly(bytes, first)
                .or(() -> strictly(bytes, StandardCharsets.UTF_8))
                .orElseGet(() -> new String(bytes, WESTERN)));
    }

    private static Charset known(String said) {
        try {
            return said == null ? StandardCharsets.US_ASCII : Charset.forName(said.strip());
        } catch (IllegalArgumentException e) {
            return StandardCharsets.US_ASCII;
        }
    }

    private static Optional<String> strictly(byte[] bytes, Charset charset) {
        try {
            return Optional.of(charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** Without what PostgreSQL does not keep, and with line ends of one kind. */
    static String usual(String text) {
        return WellFormedText.mended(text.replace("\r\n", "\n").replace('\r', '\n'))
                .replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", "")
                .replace('\u00a0', ' ');
    }

    /** In one line, of so many characters at most. */
    static String line(String text, int most) {
        String line = usual(text).replaceAll("\\s+", " ").strip();
        return line.length() <= most ? line : WellFormedText.mended(line.substring(0, most));
    }
}
