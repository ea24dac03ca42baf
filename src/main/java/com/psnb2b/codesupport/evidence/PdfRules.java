package com.psnb2b.codesupport.evidence;

import com.psnb2b.codesupport.evidence.PdfSyntax.Name;
import com.psnb2b.codesupport.evidence.PdfSyntax.Ref;
import com.psnb2b.codesupport.evidence.PdfSyntax.Text;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What no value of a PDF may say: that something runs, starts, opens by itself, is carried along, or is encrypted. */
final class PdfRules {

    /** Mean one thing alone, wherever they stand. */
    private static final Set<String> NAMES = Set.of(
            "JavaScript",
            "JS",
            "Launch",
            "SubmitForm",
            "ImportData",
            "GoToR",
            "GoToE",
            "GoTo3DView",
            "EmbeddedFile",
            "EmbeddedFiles",
            "FileAttachment",
            "RichMedia",
            "RichMediaContent",
            "RichMediaSettings",
            "RichMediaExecute",
            "XFA");

    /** As the key of an entry; elsewhere they may be the name of a font. */
    private static final Set<String> KEYS =
            Set.of("AA", "AF", "EF", "RF", "Collection", "Renditions", "AlternatePresentations", "3DD");

    /** As what something is. */
    private static final Set<String> KINDS =
            Set.of("Rendition", "MediaRendition", "Movie", "Sound", "Screen", "3D", "U3D", "PRC", "Thread", "PS");

    private static final Set<String> SAY_THE_KIND = Set.of("S", "Subtype", "Type");
    private static final Set<String> SCHEMES_THAT_RUN = Set.of("javascript:", "vbscript:", "data:");
    private static final Set<String> HARMLESS = Set.of("S", "D", "SD", "Type");

    private final Set<Long> openings = new HashSet<>();
    private final Map<Long, Boolean> onlyShow = new HashMap<>();
    private final WorkBudget budget;

    PdfRules(WorkBudget budget) {
        this.budget = budget;
    }

    /** One value more. */
    void count() {
        budget.value();
    }

    void judge(Name name) {
        if (NAMES.contains(name.text())) {
            throw active();
        }
    }

    void judge(String key, Object value) {
        if (key.equals("Encrypt")) {
            throw new IllegalArgumentException("a PDF must not be protected; print it to a new PDF and send that");
        }
        boolean isActive = KEYS.contains(key)
                || SAY_THE_KIND.contains(key) && isKind(value)
                || key.equals("URI") && value instanceof Text address && runs(address);
        if (isActive) {
            throw active();
        }
        if (key.equals("OpenAction")) {
            judgeOpening(value);
        }
    }

    /** An object that was found, under its number; 0 where it cannot be told. */
    void found(long number, Object value) {
        // What something is may be said in an object of its own.
        if (isKind(value)) {
            throw active();
        }
        onlyShow.merge(number, onlyShows(value), Boolean::logicalAnd);
    }

    /** To be asked when all objects are found: what happens on opening may stand in an object of its own. */
    void judgeOpenings() {
        boolean unknown = openings.stream().anyMatch(number -> !onlyShow.getOrDefault(number, false));
        if (unknown || !openings.isEmpty() && onlyShow.containsKey(0L)) {
            throw active();
        }
    }

    private void judgeOpening(Object value) {
        if (value instanceof Ref ref) {
            openings.add(ref.number());
        } else if (!onlyShows(value)) {
            throw active();
        }
    }

    /** A place in this document, as most programs write it: the page that is shown first. */
    private static boolean onlyShows(Object value) {
        if (value instanceof Map<?, ?> action) {
            return new Name("GoTo").equals(action.get("S"))
                    && HARMLESS.containsAll(action.keySet())
                    && !(action.get("D") instanceof Map)
                    && (!(action.get("D") instanceof List<?> place) || isPlace(place));
        }
        return value instanceof List<?> place && isPlace(place);
    }

    private static boolean isPlace(List<?> place) {
        return place.size() > 1
                && (place.get(0) instanceof Ref || place.get(0) instanceof Number)
                && place.get(1) instanceof Name
                && place.stream().skip(2).allMatch(part -> part instanceof Number || part == PdfSyntax.NULL);
    }

    private static boolean isKind(Object value) {
        return value instanceof Name name && KINDS.contains(name.text());
    }

    private static boolean runs(Text address) {
        StringBuilder scheme = new StringBuilder();
        address.begin().chars().filter(c -> c > ' ' && c < 127).forEach(c -> scheme.append((char) c));
        String begin = scheme.toString().toLowerCase(Locale.ROOT);
        return SCHEMES_THAT_RUN.stream().anyMatch(begin::startsWith);
    }

    private static IllegalArgumentException active() {
        return new IllegalArgumentException(
                "a PDF must not run, start or carry anything; print it to a new PDF and send that");
    }
}
