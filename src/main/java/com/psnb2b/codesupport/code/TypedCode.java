package com.psnb2b.codesupport.code;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;

/**
 * A code that was sent as a code, to be found in texts in every spelling: whatever stands between its characters, and with
 * words between its parts, in any order of them.
 *
 * @param letters folded, with look-alikes as one; places that cannot be read are left out
 * @param hidden how many of the first letters are never shown
 */
record TypedCode(String letters, int hidden) {

    /** A part with fewer letters than this is found in every text, and says nothing. */
    private static final int SMALLEST_PART = 3;

    /** What is longer is no code, however it is escaped; looking for it would take too long. */
    private static final int LONGEST = 1000;

    /** Marks where these codes stand in a text, but for what of them is shown. */
    static BitSet marks(String text, Collection<String> codes) {
        BitSet marks = new BitSet();
        if (text == null || text.length() < SMALLEST_PART || codes.isEmpty()) {
            return marks;
        }
        List<FoldedText> readings = new ArrayList<>();
        readings.add(FoldedText.lookAlikes(text, false));
        if (Escapes.mayBeIn(text)) {
            readings.add(FoldedText.lookAlikes(text, true));
        }
        for (String code : codes) {
            TypedCode typed = of(code.substring(0, Math.min(code.length(), LONGEST)));
            if (typed.letters.length() > CodeReference.SHOWN) {
                readings.forEach(reading -> typed.mark(reading, marks));
            }
        }
        return marks;
    }

    private static TypedCode of(String code) {
        StringBuilder letters = new StringBuilder();
        FoldedText folded = FoldedText.lookAlikes(code, true);
        int places = 0;
        for (int i = 0; i < folded.length(); i++) {
            places += isPlace(folded.charAt(i)) ? 1 : 0;
        }
        int shownFrom = places - Math.min(CodeReference.SHOWN, places / 2);
        int hidden = 0;
        int place = 0;
        for (int i = 0; i < folded.length(); i++) {
            char c = folded.charAt(i);
            if (FoldedText.isLetterOrDigit(c)) {
                letters.append(CodeLookAlikes.folded(c));
                hidden += place < shownFrom ? 1 : 0;
            }
            place += isPlace(c) ? 1 : 0;
        }
        return new TypedCode(letters.toString(), hidden);
    }

    private static boolean isPlace(char c) {
        return FoldedText.isLetterOrDigit(c) || c == CodeReference.UNREADABLE;
    }

    /** Parts of a whole code may have words between them; of a shorter one nothing but the whole is sure to be meant. */
    private int smallestPart() {
        return letters.length() < CodeReference.VOUCHER_LENGTH ? letters.length() : SMALLEST_PART;
    }

    /** Marks every part that stands in the text, where together they give away all that is hidden. */
    private void mark(FoldedText text, BitSet marks) {
        int smallest = smallestPart();
        int[] last = new int[smallest];
        int[] length = new int[letters.length() + 1];
        BitSet given = new BitSet();
        BitSet parts = new BitSet();
        int seen = 0;
        for (int i = 0; i < text.length(); i++) {
            if (!FoldedText.isLetterOrDigit(text.charAt(i))) {
                continue;
            }
            char c = CodeLookAlikes.folded(text.charAt(i));
            last[seen++ % smallest] = i;
            for (int end = letters.length(); end > 0; end--) {
                length[end] = letters.charAt(end - 1) == c ? length[end - 1] + 1 : 0;
                if (length[end] >= smallest) {
                    for (int back = 1; back <= smallest; back++) {
                        given.set(end - back);
                        if (end - back < hidden) {
                            text.mark(last[(seen - back) % smallest], parts);
                        }
                    }
                }
            }
        }
        if (given.nextClearBit(0) >= hidden) {
            marks.or(parts);
        }
    }
}
