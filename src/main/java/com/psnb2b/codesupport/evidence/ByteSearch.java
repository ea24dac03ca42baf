package com.psnb2b.codesupport.evidence;

import java.nio.charset.StandardCharsets;

/** Searches bytes for words in one step a byte, whatever the file holds. */
final class ByteSearch {

    private ByteSearch() {}

    static boolean isAt(byte[] bytes, int at, String word) {
        if (at < 0 || at + word.length() > bytes.length) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if ((bytes[at + i] & 0xFF) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Where the word next stands, at or after this place; -1 where it does not. */
    static int next(byte[] bytes, int from, String word) {
        byte first = word.getBytes(StandardCharsets.ISO_8859_1)[0];
        for (int at = from; at <= bytes.length - word.length(); at++) {
            if (bytes[at] == first && isAt(bytes, at, word)) {
                return at;
            }
        }
        return -1;
    }

    /** Where the word stands last; -1 where it does not. */
    static int last(byte[] bytes, String word) {
        for (int at = bytes.length - word.length(); at >= 0; at--) {
            if (isAt(bytes, at, word)) {
                return at;
            }
        }
        return -1;
    }
}
