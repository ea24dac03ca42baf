package com.psnb2b.codesupport.evidence;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Set;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Archives, documents and programs inside a file, wherever they lie in it. Each is recognised by its first bytes, which
 * no pixels have by chance: where that signature is short, the bytes that follow must make sense as well.
 */
final class EmbeddedContent {

    private static final Set<Integer> ZIP_METHODS = Set.of(0, 1, 6, 8, 9, 12, 14, 93, 95, 96, 97, 98, 99);
    private static final int ZIP_VERSION = 63;
    private static final int ZIP_NAME = 1024;
    private static final int ZIP_HEADER = 30;
    private static final int ZIP_END = 22;
    private static final int UNPACKED = 64;

    /** Beginnings of gzip that are looked into; pixels have none, or one. */
    private static final int TRIES = 100;

    private final byte[] bytes;
    private final ByteBuffer little;
    private int tries;

    private EmbeddedContent(byte[] bytes) {
        this.bytes = bytes;
        little = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * Refuses bytes that hold a stowaway.
     *
     * @param from where to begin: after the mark of the file itself
     * @throws IllegalArgumentException where there is one
     */
    static void refuse(byte[] bytes, int from) {
        EmbeddedContent found = new EmbeddedContent(bytes);
        for (int at = from; at < bytes.length - 3; at++) {
            if (found.isAt(at)) {
                throw FileStructure.more();
            }
        }
        if (from == 0) {
            refuseBeginning(bytes, 0, bytes.length);
        }
    }

    /** For the contents of one chunk, which may be a program by a mark that is too short to be looked for elsewhere. */
    static void refuseBeginning(byte[] bytes, int from, int length) {
        if (length > 2 && (ByteSearch.isAt(bytes, from, "MZ") || ByteSearch.isAt(bytes, from, "#!/"))) {
            throw FileStructure.more();
        }
    }

    private boolean isAt(int at) {
        return switch (bytes[at]) {
            case 'P' -> isZip(at);
            case 'R' -> ByteSearch.isAt(bytes, at, "Rar!\u001A\u0007");
            case '7' -> ByteSearch.isAt(bytes, at, "7z\u00BC\u00AF\u0027\u001C");
            case '%' -> ByteSearch.isAt(bytes, at, "%PDF-") && ByteSearch.isAt(bytes, at + 6, ".");
            case 'M' -> isProgram(at) || ByteSearch.isAt(bytes, at, "MSCF\0\0\0\0");
            case 'B' -> ByteSearch.isAt(bytes, at, "BZh") && ByteSearch.isAt(bytes, at + 4, "1AY&SY");
            case 'u' -> isTar(at);
            case 0x7F -> isElf(at);
            case 0x1F -> isGzip(at);
            case (byte) 0xFD -> ByteSearch.isAt(bytes, at, "\u00FD7zXZ\0");
            case (byte) 0xD0 -> ByteSearch.isAt(bytes, at, "\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1");
            case (byte) 0xCA -> ByteSearch.isAt(bytes, at, "\u00CA\u00FE\u00BA\u00BE\0\0\0") && at + 7 < bytes.length;
            case (byte) 0xCF ->
                ByteSearch.isAt(bytes, at, "\u00CF\u00FA\u00ED\u00FE\u0007\0\0\u0001")
                        || ByteSearch.isAt(bytes, at, "\u00CF\u00FA\u00ED\u00FE\u000C\0\0\u0001");
            default -> false;
        };
    }

    private boolean isZip(int at) {
        return isZipFile(at) || isZipEnd(at);
    }

    private boolean isZipFile(int at) {
        if (!ByteSearch.isAt(bytes, at, "PK\u0003\u0004") || at + ZIP_HEADER > bytes.length) {
            return false;
        }
        int nameLength = unsigned(at + 26);
        boolean isPlausible = bytes[at + 4] >= 0
                && bytes[at + 4] <= ZIP_VERSION
                && ZIP_METHODS.contains(unsigned(at + 8))
                && nameLength > 0
                && nameLength <= ZIP_NAME
                && at + ZIP_HEADER + nameLength <= bytes.length;
        for (int i = 0; isPlausible && i < nameLength; i++) {
            isPlausible = (bytes[at + ZIP_HEADER + i] & 0xFF) >= ' ';
        }
        return isPlausible;
    }

    private boolean isZipEnd(int at) {
        return ByteSearch.isAt(bytes, at, "PK\u0005\u0006")
                && at + ZIP_END <= bytes.length
                && little.getInt(at + 4) == 0
                && unsigned(at + 8) == unsigned(at + 10);
    }

    /** A header that says where the program proper begins, and there it does. */
    private boolean isProgram(int at) {
        if (!ByteSearch.isAt(bytes, at, "MZ") || at + 64 > bytes.length) {
            return false;
        }
        int start = little.getInt(at + 60);
        return start >= 4 && start <= bytes.length - at - 4 && ByteSearch.isAt(bytes, at + start, "PE\0\0");
    }

    private boolean isElf(int at) {
        return ByteSearch.isAt(bytes, at, "\u007FELF")
                && at + 7 <= bytes.length
                && (bytes[at + 4] == 1 || bytes[at + 4] == 2)
                && (bytes[at + 5] == 1 || bytes[at + 5] == 2)
                && bytes[at + 6] == 1;
    }

    /** The mark of an archive stands behind the name of its first file, and a checksum in octal digits before it. */
    private boolean isTar(int at) {
        if (!ByteSearch.isAt(bytes, at, "ustar") || at < 257) {
            return false;
        }
        for (int i = at - 257 + 148; i < at - 257 + 154; i++) {
            if (bytes[i] != ' ' && (bytes[i] < '0' || bytes[i] > '7')) {
                return false;
            }
        }
        return true;
    }

    private boolean isGzip(int at) {
        if (!ByteSearch.isAt(bytes, at, "\u001F\u008B\u0008")
                || at + 18 > bytes.length
                || (bytes[at + 3] & 0xE0) != 0) {
            return false;
        }
        int system = bytes[at + 9] & 0xFF;
        int level = bytes[at + 8];
        return (system <= 13 || system == 255)
                && (level == 0 || level == 2 || level == 4)
                && (++tries > TRIES || unpacks(at));
    }

    /** Whether what follows the header can be unpacked for a while; the header itself may have a name and a comment. */
    private boolean unpacks(int at) {
        int flags = bytes[at + 3];
        int from = at + 10;
        if ((flags & 4) != 0) {
            from += 2 + unsigned(from);
        }
        for (int texts = flags >> 3 & 3; texts != 0; texts &= texts - 1) {
            for (int end = from + ZIP_NAME; from < bytes.length && from < end && bytes[from] != 0; ) {
                from++;
            }
            from++;
        }
        from += (flags & 2) != 0 ? 2 : 0;
        if (from >= bytes.length) {
            return false;
        }
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(bytes, from, bytes.length - from);
            byte[] unpacked = new byte[UNPACKED];
            int length = inflater.inflate(unpacked);
            return length == UNPACKED || inflater.finished();
        } catch (DataFormatException e) {
            return false;
        } finally {
            inflater.end();
        }
    }

    private int unsigned(int at) {
        return little.getShort(at) & 0xFFFF;
    }
}
