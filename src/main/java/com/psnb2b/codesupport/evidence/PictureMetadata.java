package com.psnb2b.codesupport.evidence;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * Takes out of a picture what a camera or a phone wrote beside its pixels: place, device, time, name, small copies. The
 * pixels, their colours and how the camera was held stay, bit by bit. For files that {@link EvidenceFile} has looked at.
 */
public final class PictureMetadata {

    private static final Set<String> PNG_WORDS = Set.of("eXIf", "tEXt", "zTXt", "iTXt", "tIME");
    private static final Set<String> WEBP_WORDS = Set.of("EXIF", "XMP ");
    private static final int WEBP_FLAGS = 20;
    private static final int WEBP_WORDS_FLAGS = 0x0C;
    private static final int AROUND_A_PNG_CHUNK = 12;

    private static final int END = 0xD9;
    private static final int SCAN = 0xDA;
    private static final int APP0 = 0xE0;
    private static final int APP2 = 0xE2;
    private static final int ADOBE = 0xEE;
    private static final int APP15 = 0xEF;
    private static final int COMMENT = 0xFE;

    private PictureMetadata() {}

    /** @param mediaType by content; what is no picture comes back as it is */
    public static byte[] without(String mediaType, byte[] file) {
        return switch (mediaType) {
            case "image/jpeg" -> jpeg(file);
            case "image/png" -> png(file);
            case "image/webp" -> webp(file);
            default -> file;
        };
    }

    /** The first picture alone: phones put others behind it, each with words of its own. */
    private static byte[] jpeg(byte[] file) {
        ByteArrayOutputStream kept = new ByteArrayOutputStream(file.length);
        kept.write(file, 0, 2);
        int held = Orientation.held(file);
        if (held > 1) {
            kept.writeBytes(howItWasHeld(held));
        }
        int at = 2;
        int marker = 0;
        while (marker != END) {
            while ((file[at + 1] & 0xFF) == 0xFF) {
                at++;
            }
            marker = file[at + 1] & 0xFF;
            int to = hasLength(marker) ? at + 2 + (file[at + 2] & 0xFF) * 256 + (file[at + 3] & 0xFF) : at + 2;
            if (marker == SCAN) {
                to = endOfPixels(file, to);
            }
            if (isPicture(file, at, marker)) {
                kept.write(file, at, to - at);
            }
            at = to;
        }
        return kept.toByteArray();
    }

    private static boolean hasLength(int marker) {
        return marker != 0x01 && !(marker >= 0xD0 && marker <= END);
    }

    /** Of what applications add, the header, the colours' profile and Adobe's note on colours are needed to show it. */
    private static boolean isPicture(byte[] file, int at, int marker) {
        if (marker == APP2) {
            return ByteSearch.isAt(file, at + 4, "ICC_PROFILE");
        }
        return marker == APP0 || marker == ADOBE || marker != COMMENT && !(marker > APP0 && marker <= APP15);
    }

    private static int endOfPixels(byte[] file, int from) {
        int at = from;
        while ((file[at] & 0xFF) != 0xFF || file[at + 1] == 0 || (file[at + 1] & 0xF8) == 0xD0) {
            at++;
        }
        return at;
    }

    /** The smallest Exif there is, with one entry. */
    private static byte[] howItWasHeld(int held) {
        return ByteBuffer.allocate(36)
                .putShort((short) 0xFFE1)
                .putShort((short) 34)
                .put("Exif\0\0MM\0*".getBytes(StandardCharsets.ISO_8859_1))
                .putInt(8)
                .putShort((short) 1)
                .putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) held)
                .array();
    }

    private static byte[] png(byte[] file) {
        ByteArrayOutputStream kept = new ByteArrayOutputStream(file.length);
        kept.write(file, 0, 8);
        ByteBuffer chunks = ByteBuffer.wrap(file);
        for (int at = 8; at < file.length; ) {
            int length = chunks.getInt(at) + AROUND_A_PNG_CHUNK;
            if (!PNG_WORDS.contains(fourLetters(file, at + 4))) {
                kept.write(file, at, length);
            }
            at += length;
        }
        return kept.toByteArray();
    }

    private static byte[] webp(byte[] file) {
        ByteBuffer chunks = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        ByteBuffer kept = ByteBuffer.allocate(file.length + 1).order(ByteOrder.LITTLE_ENDIAN);
        kept.put(file, 0, 12);
        for (int at = 12; at < file.length; ) {
            int length = chunks.getInt(at + 4);
            int to = Math.min(file.length, at + 8 + length + (length & 1));
            if (!WEBP_WORDS.contains(fourLetters(file, at))) {
                kept.put(file, at, to - at);
            }
            at = to;
        }
        if (fourLetters(file, 12).equals("VP8X")) {
            kept.put(WEBP_FLAGS, (byte) (kept.get(WEBP_FLAGS) & ~WEBP_WORDS_FLAGS));
        }
        kept.putInt(4, kept.position() - 8);
        byte[] bytes = new byte[kept.position()];
        kept.get(0, bytes);
        return bytes;
    }

    private static String fourLetters(byte[] file, int at) {
        return new String(file, at, 4, StandardCharsets.ISO_8859_1);
    }
}
