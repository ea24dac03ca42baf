package com.psnb2b.codesupport.code;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A code of which only its reference is kept, to be found in a text: whatever stands between its characters, or with words
 * between two or three parts of it, in any order of them. What ends like the code is compared by fingerprint, in time that
 * grows with the text.
 */
final class KeptCode {

    /** So many words before and after the last part may lie between it and the others. */
    private static final int NEAR = 30;

    /** A smaller part stands in every text, and says nothing. */
    private static final int SMALLEST_PART = 3;

    private final CodeReference kept;
    private final CodeSealer sealer;
    private final String ending;
    private final Set<String> tried = new HashSet<>();

    private KeptCode(CodeReference kept, CodeSealer sealer) {
        this.kept = kept;
        this.sealer = sealer;
        this.ending = folded(kept.lastFour());
    }

    /** The code as it is read in the text, or one that looks like it; empty where it is not there, or cannot be known. */
    static Optional<String> in(String text, CodeReference kept, CodeSealer sealer) {
        if (text == null || kept.fingerprint() == null || kept.length() <= CodeReference.SHOWN) {
            return Optional.empty();
        }
        List<FoldedText> readings = new ArrayList<>(List.of(FoldedText.lookAlikes(text, false)));
        if (Escapes.mayBeIn(text)) {
            readings.add(FoldedText.lookAlikes(text, true));
        }
        KeptCode code = new KeptCode(kept, sealer);
        return readings.stream()
                .map(KeptCode::words)
                .flatMap(words -> Stream.of(code.whole(String.join("", words)), code.inParts(words)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<String> whole(String letters) {
        int length = kept.length();
        for (int end = length; end <= letters.length(); end++) {
            if (isEnding(letters, end) && isTheCode(letters.substring(end - length, end))) {
                return Optional.of(letters.substring(end - length, end));
            }
        }
        return Optional.empty();
    }

    /** Of a code that is not whole, no part is sure to be meant. */
    private Optional<String> inParts(List<String> words) {
        if (kept.length() != CodeReference.VOUCHER_LENGTH) {
            return Optional.empty();
        }
        for (int i = 0; i < words.size(); i++) {
            String last = words.get(i);
            if (last.length() < CodeReference.VOUCHER_LENGTH && isEnding(last, last.length())) {
                List<String> near = words.subList(Math.max(0, i - NEAR), Math.min(words.size(), i + NEAR + 1));
                Optional<String> found = inParts(near, last);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<String> inParts(List<String> near, String last) {
        int rest = CodeReference.VOUCHER_LENGTH - last.length();
        for (String first : near) {
            if (first.length() == rest && isTheCode(first + last)) {
                return Optional.of(first + last);
            }
            int left = rest - first.length();
            for (String second : first.length() < SMALLEST_PART || left < SMALLEST_PART ? List.<String>of() : near) {
                if (second.length() == left && isTheCode(first + second + last)) {
                    return Optional.of(first + second + last);
                }
            }
        }
        return Optional.empty();
    }

    private boolean isEnding(String letters, int end) {
        return end >= ending.length()
                && folded(letters.substring(end - ending.length(), end)).equals(ending);
    }

    private boolean isTheCode(String letters) {
        if (!tried.add(letters)) {
            return false;
        }
        // What was kept before there were look-alike fingerprints is known by the exact one alone.
        boolean byLooks = kept.lookAlike() != null;
        String compared = byLooks ? CodeSealer.lookAlike(letters) : letters;
        List<String> known = (byLooks ? kept.lookAlikes() : kept.fingerprints()).toList();
        return Stream.concat(Stream.of(sealer.fingerprint(compared)), sealer.earlier(compared).stream())
                .anyMatch(known::contains);
    }

    /** Letters and digits in a row, in capitals; what cannot be seen parts none. */
    private static List<String> words(FoldedText text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (FoldedText.isLetterOrDigit(c)) {
                word.append(Character.toUpperCase(c));
            } else if (c != FoldedText.INVISIBLE && !word.isEmpty()) {
                words.add(word.toString());
                word.setLength(0);
            }
        }
        words.add(word.toString());
        return words;
    }

    private static String folded(String letters) {
        StringBuilder folded = new StringBuilder();
        letters.chars().forEach(c -> folded.append(CodeLookAlikes.folded((char) c)));
        return folded.toString();
    }
}
