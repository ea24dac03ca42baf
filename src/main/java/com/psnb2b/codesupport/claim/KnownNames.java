package com.psnb2b.codesupport.claim;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The names that are known at one place: fields, parameters, columns, variables. Says what another name may have meant. */
public final class KnownNames {

    /** A typing mistake is one or two letters; three letters of a long name make another name. */
    private static final int MOST = 2;

    /** No name of ours is longer, and comparing takes time that grows with both. */
    private static final int LONGEST = 60;

    private KnownNames() {}

    /**
     * The end of a message about a name that is unknown: what it may have meant, and what is known.
     *
     * @return such as {@code "did you mean order_id? known are order_id, status"}
     */
    public static String instead(String sent, Collection<String> known) {
        String nearest =
                nearest(sent, known).map(name -> "did you mean " + name + "? ").orElse("");
        return known.isEmpty() ? nearest + "none is known here" : nearest + "known are " + String.join(", ", known);
    }

    /** The known name that is written alike but for case, hyphens and underscores, or a letter or two; else empty. */
    public static Optional<String> nearest(String sent, Collection<String> known) {
        String plain = plain(sent);
        if (sent.length() > LONGEST || plain.isEmpty()) {
            return Optional.empty();
        }
        return known.stream()
                .filter(name -> distance(plain, plain(name))
                        <= Math.min(MOST, plain(name).length() / 3))
                .min(Comparator.comparingInt(name -> distance(plain, plain(name))));
    }

    private static String plain(String name) {
        return name.replaceAll("[^\\p{L}\\p{N}]", "").toLowerCase(Locale.ROOT);
    }

    /** How many letters must be put in, taken out, replaced or exchanged with their neighbour. */
    private static int distance(String one, String other) {
        int[][] steps = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                if (i == 0 || j == 0) {
                    steps[i][j] = i + j;
                    continue;
                }
                int replaced = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                steps[i][j] = Math.min(steps[i - 1][j - 1] + replaced, 1 + Math.min(steps[i - 1][j], steps[i][j - 1]));
                if (i > 1
                        && j > 1
                        && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1)) {
                    steps[i][j] = Math.min(steps[i][j], steps[i - 2][j - 2] + 1);
                }
            }
        }
        return steps[one.length()][other.length()];
    }
}
