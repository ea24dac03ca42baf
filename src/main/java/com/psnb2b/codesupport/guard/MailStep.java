package com.psnb2b.codesupport.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * A step that tells a claim's reseller something, by webhook and mail: its extension properties hold the words, {@code text} in
 * English and {@code text_de} and its likes in other languages. Who has another language reads English.
 */
public final class MailStep {

    /** Name of the property of the English words, which there must be. */
    public static final String TEXT = "text";

    /** What another language's property begins with. */
    public static final String IN = TEXT + "_";

    /** Languages besides English, as the application's own texts have them. */
    public static final Set<String> LANGUAGES = Set.of("de", "fr", "es", "it", "pt", "pl", "ja");

    private static final int LONGEST = 1000;

    private MailStep() {}

    /** What keeps the words from being sent, each for an owner. */
    static List<String> faults(Map<String, String> properties, Function<String, Optional<String>> promise) {
        List<String> faults = new ArrayList<>();
        if (properties.getOrDefault(TEXT, "").isBlank()) {
            faults.add("it says nothing; give it a property text with what the reseller reads, in English");
        }
        properties.forEach((name, value) -> {
            boolean known = name.equals(TEXT) || name.startsWith(IN) && LANGUAGES.contains(name.substring(IN.length()));
            if (!known) {
                faults.add("it has no property " + name + "; it takes text, and text_ with one of "
                        + String.join(", ", new TreeSet<>(LANGUAGES)));
            } else if (value.length() > LONGEST) {
                faults.add("its property " + name + " may have at most " + LONGEST + " characters");
            } else {
                promise.apply(value)
                        .ifPresent(marked -> faults.add("its property " + name + " reads as a promise: \"" + marked
                                + "\"; say what is reviewed, or what may be"));
            }
        });
        return faults;
    }
}
